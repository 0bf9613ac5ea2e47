import Foundation

/// What a program that ran to its end left behind.
public struct ToolOutput: Sendable {
  /// The exit status; 128 and the signal's number where a signal ended it, as in a shell.
  public var status: Int32
  /// Standard output, byte for byte.
  public var bytes: [UInt8]
  /// Standard error, byte for byte.
  public var errorBytes: [UInt8]

  /// Standard output as text; what is not UTF-8 becomes U+FFFD.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Standard error as text.
  public var errors: String {
    String(decoding: errorBytes, as: UTF8.self)
  }

  /// Standard output as text without white space at its end.
  public var trimmed: String {
    String(text.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The lines of standard output.
  public var lines: [String] {
    text.split(separator: "\n").map(String.init)
  }
}

/// A program that could not be run, ran too long, or failed where it must not.
public struct ToolFailure: Error, CustomStringConvertible {
  public var command: [String]
  public var reason: String

  public init(command: [String], reason: String) {
    self.command = command
    self.reason = reason
  }

  public var description: String {
    "\(command.joined(separator: " ")): \(reason)"
  }
}

/// Runs programs and waits for them.
public enum Tool {
  /// Runs a program with exactly the environment that is given.
  ///
  /// Standard input, output and error are files, so that no amount of output can block either side,
  /// and a grandchild that lives on does not keep the caller waiting.
  ///
  /// The tool is a path, or a name to look for in the environment's `PATH`. It is killed after
  /// `timeLimit` seconds. Throws `ToolFailure` where it cannot be run or exceeds its time; an exit
  /// status is no error.
  public static func run(
    _ tool: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String],
    directory: String, timeLimit: Double = 120
  ) throws -> ToolOutput {
    let command = [tool] + arguments
    guard let executable = find(tool, in: environment["PATH"]) else {
      throw ToolFailure(command: command, reason: "not found")
    }
    let files = [
      try ScratchFile(containing: input), try ScratchFile(), try ScratchFile(),
    ]
    let child = try Child(
      executable, command, environment.map { "\($0)=\($1)" }, directory, files.map(\.descriptor))
    guard let status = child.wait(timeLimit) else {
      throw ToolFailure(command: command, reason: "ran longer than \(timeLimit) s and was killed")
    }
    return ToolOutput(
      status: status, bytes: try files[1].content(), errorBytes: try files[2].content())
  }

  /// Writes a file that can be executed at once, and the folders above it.
  ///
  /// A child writes it: a file that is open for writing here could be so, for a moment, in a child
  /// that another test has just forked, and cannot be run until then ("Text file busy").
  public static func writeScript(_ text: String, to path: String) throws {
    let output = try run(
      "/bin/sh",
      ["-c", #"mkdir -p "$(dirname "$0")" && cat >"$0" && chmod 755 "$0""#, path],
      input: Array(text.utf8), environment: ["PATH": "/usr/bin:/bin"], directory: "/")
    guard output.status == 0 else {
      throw ToolFailure(command: ["write", path], reason: output.errors)
    }
  }

  /// The path of a program, as a shell finds it.
  public static func find(_ tool: String, in searchPath: String? = nil) -> String? {
    let path = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates =
      tool.contains("/") ? [tool] : path.split(separator: ":").map { "\($0)/\(tool)" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// An open file without a name, read back once a child has written to it.
final class ScratchFile {
  let descriptor: Int32

  init(containing bytes: [UInt8] = []) throws {
    var template = Array((NSTemporaryDirectory() + "/spec-tool-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
      throw ToolFailure(command: ["mkstemp"], reason: String(cString: strerror(errno)))
    }
    unlink(template)
    if !bytes.isEmpty {
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
      try handle.write(contentsOf: Data(bytes))
      try handle.seek(toOffset: 0)
    }
  }

  deinit {
    close(descriptor)
  }

  func content() throws -> [UInt8] {
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    try handle.seek(toOffset: 0)
    return Array(try handle.readToEnd() ?? Data())
  }
}
