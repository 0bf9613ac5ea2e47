import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A pager at work.
///
/// Not through Subprocess: the pager owns the terminal, so it has to stay in this process group and
/// keep standard output and error as they are, and the caller is synchronous.
enum PagerProcess {
  /// What became of the output.
  enum Outcome: Sendable, Hashable {
    /// The pager ran; how long the reader stayed does not matter.
    case shown
    /// There is no such program, or it is not executable; nothing was shown.
    case notStarted
  }

  /// Runs `command` through `sh -c` with `bytes` as its standard input and waits for its end.
  ///
  /// While it runs, interrupts are the pager's own affair, and a pager that is closed before it has
  /// read everything is no error.
  static func run(
    _ command: String, showing bytes: [UInt8], environment: [String: String]
  ) -> Outcome {
    guard canStart(command, environment: environment) else { return .notStarted }
    let pipe: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do {
      pipe = try FileDescriptor.pipe()
    } catch {
      return .notStarted
    }
    for end in [pipe.readEnd, pipe.writeEnd] {
      _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
    }
    let child = spawn(command, input: pipe.readEnd, environment: environment)
    close(pipe.readEnd.rawValue)
    guard let child else {
      close(pipe.writeEnd.rawValue)
      return .notStarted
    }

    // After the start, so that the pager does not inherit what is ignored here.
    let signals = [SIGINT, SIGQUIT]
    let handlers = signals.map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip(signals, handlers) { signal(number, handler) } }
    do {
      try DescriptorWriting.writeSurvivingBrokenPipe(bytes, to: pipe.writeEnd)
    } catch {
      // A broken pipe: the reader has seen enough.
    }
    close(pipe.writeEnd.rawValue)
    return [126, 127].contains(exitStatus(of: child)) ? .notStarted : .shown
  }

  /// Tells whether the first word of a plain command is a program, before the shell complains.
  ///
  /// A command with anything in it that only a shell understands is left to the shell.
  static func canStart(_ command: String, environment: [String: String]) -> Bool {
    let plain = command.unicodeScalars.allSatisfy {
      !"|&;<>()$`\\\"'*?[]#~=%!{}\n".unicodeScalars.contains($0)
    }
    guard plain, let word = command.split(whereSeparator: { $0 == " " || $0 == "\t" }).first else {
      return true
    }
    if ["command", "eval", "exec"].contains(word) { return true }
    if word.contains("/") { return access(String(word), X_OK) == 0 }
    let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":", omittingEmptySubsequences: false).contains { folder in
      access((folder.isEmpty ? "." : String(folder)) + "/" + word, X_OK) == 0
    }
  }

  private static func spawn(
    _ command: String, input: FileDescriptor, environment: [String: String]
  ) -> pid_t? {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawn_file_actions_adddup2(&actions, input.rawValue, STDIN_FILENO) == 0 else {
      return nil
    }
    let arguments = cStrings(["sh", "-c", command])
    let variables = cStrings(environment.map { $0.key + "=" + $0.value }.sorted())
    defer { for string in arguments + variables { free(string) } }
    var child = pid_t()
    let status = posix_spawn(&child, "/bin/sh", &actions, nil, arguments, variables)
    return status == 0 ? child : nil
  }

  /// The strings as C wants them, ending in a null; the caller frees them.
  private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
  }

  private static func exitStatus(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 {
      if errno != EINTR { return 0 }
    }
    // WIFEXITED and WEXITSTATUS, which Swift does not import.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 0
  }
}
