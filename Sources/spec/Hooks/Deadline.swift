#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Ends the process when it has taken too long: what cannot be told in time is not taken.
enum Deadline {
  /// Begins to count.
  static func start(seconds: Int) {
    BackgroundThread.start(seconds) { seconds in
      sleep(UInt32(seconds))
      let text = """
        error: not told within \(seconds) s whether this may be pushed
        cause: spec.deadline of the server's git configuration
        hint: push fewer commits at once, or have the deadline raised

        """
      text.withCString { _ = write(2, $0, strlen($0)) }
      _exit(ExitStatus.unknown.rawValue)
    }
  }
}
