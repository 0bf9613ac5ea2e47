internal import Subprocess
internal import SystemPackage

/// One run of a program that is not this one: what it is given, and how long it may take.
struct ToolRun {
  /// Absolute; nothing is looked for.
  var program: String
  var arguments: [String]
  var input: [UInt8] = []
  /// The whole environment of the program.
  var environment: [String: String]
  /// Where it runs; `nil` for this process's own folder.
  var directory: String?
  /// After this time the program and everything it started are killed; `nil` for one that may ask a
  /// person, which keeps the terminal.
  var timeLimit: Duration?

  /// What a run came to.
  struct Outcome: Sendable {
    /// `nil` where a signal ended it.
    var exitStatus: Int?
    var output: [UInt8]
    var errorText: String

    var isSuccess: Bool {
      exitStatus == 0
    }

    /// The tool's own words: the last line of its standard error that says something.
    var lastWords: String {
      let lines = errorText.split(whereSeparator: \.isNewline).map(String.init)
      return lines.last { !$0.allSatisfy(\.isWhitespace) }
        ?? exitStatus.map { "exit status \($0)" } ?? "it was killed"
    }
  }

  private static let mostOutput = 16 << 20
  private static let mostErrors = 1 << 20

  /// Runs the program and waits for it.
  ///
  /// - Throws: `SpecError.tool` where it cannot be started, takes too long or prints without end.
  func outcome() async throws(SpecError) -> Outcome {
    let name = program.split(separator: "/").last.map(String.init) ?? program
    do {
      guard let timeLimit else {
        return try await run()
      }
      return try await withThrowingTaskGroup(of: Outcome?.self) { group in
        group.addTask { try await run() }
        group.addTask {
          try await Task.sleep(for: timeLimit)
          return nil
        }
        defer { group.cancelAll() }
        guard let outcome = try await group.next() ?? nil else {
          throw SpecError.tool(
            name: name, reason: "no answer within \(timeLimit.components.seconds) s")
        }
        return outcome
      }
    } catch let error as SpecError {
      throw error
    } catch {
      throw .tool(name: name, reason: "\(error)")
    }
  }

  private func run() async throws -> Outcome {
    guard !input.isEmpty else {
      return try await run(reading: .none)
    }
    // Through a file: a pipe whose reader ends before it has read everything raises SIGPIPE, and a
    // tool that fails early would end this program, too.
    let folder = try PrivateFolder(environment: environment)
    defer { folder.remove() }
    let file = try FileDescriptor.open(
      FilePath(try folder.write(input, named: "input")), .readOnly, options: .closeOnExec)
    return try await run(
      reading: .fileDescriptor(file, closeAfterSpawningProcess: true))
  }

  private func run(reading input: some InputProtocol) async throws -> Outcome {
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      variables[Environment.Key(stringLiteral: name)] = value
    }
    var options = PlatformOptions()
    if timeLimit != nil {
      // A group of its own, so that what the program started goes with it.
      options.processGroupID = 0
      options.teardownSequence = [
        .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
      ]
    }
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .custom(variables), workingDirectory: directory.map { FilePath($0) },
      platformOptions: options, input: input, output: .bytes(limit: Self.mostOutput),
      error: .bytes(limit: Self.mostErrors))
    let status: Int? =
      if case .exited(let code) = result.terminationStatus { Int(code) } else { nil }
    return Outcome(
      exitStatus: status, output: result.standardOutput,
      errorText: String(decoding: result.standardError, as: UTF8.self))
  }
}

/// Where a program stands.
enum ToolSearch {
  /// The program that an absolute folder of a search path holds; `nil` where none does.
  ///
  /// Relative folders are passed over: they could be the repository's own.
  static func find(_ name: String, in environment: [String: String]) -> String? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let path = folder + "/" + name
      switch FileStatus.of(path) {
      case .file, .symbolicLink: return path
      default: continue
      }
    }
    return nil
  }
}
