import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A pager at work.
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
    let child = ChildProcess(
      shell: ["-c", command], input: pipe.readEnd, environment: environment)
    close(pipe.readEnd.rawValue)
    guard let child else {
      close(pipe.writeEnd.rawValue)
      return .notStarted
    }

    // After the start, so that the pager does not inherit what is ignored here.
    let status = child.owningInterrupts {
      do {
        try DescriptorWriting.writeSurvivingBrokenPipe(bytes, to: pipe.writeEnd)
      } catch {
        // A broken pipe: the reader has seen enough.
      }
      close(pipe.writeEnd.rawValue)
      return child.wait()
    }
    return status == 126 || status == 127 ? .notStarted : .shown
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
    return SearchPath.folders(in: environment).contains { folder in
      access(folder + "/" + word, X_OK) == 0
    }
  }
}
