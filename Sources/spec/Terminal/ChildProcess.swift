import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A program that shares this process's terminal: a pager or an editor.
///
/// Not through Subprocess: the child owns the terminal, so it has to stay in this process group and
/// keep the standard streams as they are, and the caller is synchronous.
struct ChildProcess {
  private let id: pid_t

  /// Starts `/bin/sh` with arguments; `nil` where that fails.
  ///
  /// It looks for programs in absolute folders alone (`SearchPath`). Without an `input` it keeps this
  /// process's own standard input.
  init?(shell arguments: [String], input: FileDescriptor? = nil, environment: [String: String]) {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      guard posix_spawn_file_actions_adddup2(&actions, input.rawValue, STDIN_FILENO) == 0 else {
        return nil
      }
    }
    let arguments = Self.cStrings(["sh"] + arguments)
    let variables = Self.cStrings(
      SearchPath.restricting(environment).map { $0.key + "=" + $0.value }.sorted())
    defer { for string in arguments + variables { free(string) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", &actions, nil, arguments, variables) == 0 else {
      return nil
    }
    id = child
  }

  /// Does the work while interrupts are the child's own affair.
  func owningInterrupts<Result>(_ work: () -> Result) -> Result {
    let signals = [SIGINT, SIGQUIT]
    let handlers = signals.map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip(signals, handlers) { signal(number, handler) } }
    return work()
  }

  /// Waits for the end; the exit status, or `nil` where a signal ended the child.
  func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) == -1 {
      if errno != EINTR { return 0 }
    }
    // WIFEXITED and WEXITSTATUS, which Swift does not import.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// The strings as C wants them, ending in a null; the caller frees them.
  private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
  }
}
