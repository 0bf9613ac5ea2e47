import SpecWorkflow

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Ends the process when a call into the Git library does not come back.
///
/// libgit2 1.5.1 reads a truncated loose object for ever, and nothing can interrupt it.
enum Watchdog {
  /// How long a call may take without any other one beginning or ending.
  private static let patience = 20

  /// Starts watching; `SPEC_WATCHDOG_SECONDS` changes the patience.
  static func start(_ environment: [String: String]) {
    let seconds = environment["SPEC_WATCHDOG_SECONDS"].flatMap { Int($0) } ?? patience
    BackgroundThread.start(max(seconds, 1)) { Watchdog.watch($0) }
  }

  private static func watch(_ seconds: Int) {
    var last = LibraryActivity.now
    var still = 0
    while true {
      sleep(1)
      let sample = LibraryActivity.now
      still = sample == last && sample.isInside ? still + 1 : 0
      last = sample
      if still >= seconds {
        let text = """
          error: reading the repository made no progress for \(seconds) s
          cause: an object is probably truncated; libgit2 does not return from it
          hint: git fsck --full

          """
        text.withCString { _ = write(2, $0, strlen($0)) }
        _exit(ExitStatus.unknown.rawValue)
      }
    }
  }
}
