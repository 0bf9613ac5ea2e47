import Foundation

/// A terminal for a program to write to, with nobody but the test looking on.
///
/// `openpty(3)`; the child gets its other end as standard input and output.
final class PseudoTerminal {
  private let master: Int32
  /// The end of the child; closed with `closeEnd`.
  private(set) var end: Int32

  init(columns: Int, rows: Int = 24) throws {
    var size = winsize()
    size.ws_row = UInt16(rows)
    size.ws_col = UInt16(columns)
    var near: Int32 = -1
    var far: Int32 = -1
    guard let open = Self.open, open(&near, &far, nil, nil, &size) == 0 else {
      throw ToolFailure(command: ["openpty"], reason: String(cString: strerror(errno)))
    }
    (master, end) = (near, far)
    for descriptor in [master, end] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    // What the program writes comes out as it is, without CR before LF.
    var settings = termios()
    tcgetattr(end, &settings)
    settings.c_oflag &= ~tcflag_t(OPOST)
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(end, TCSANOW, &settings)
  }

  /// `openpty`, which Swift's module of the GNU library leaves out.
  private static let open: Open? = dlsym(dlopen(nil, RTLD_NOW), "openpty")
    .map { unsafeBitCast($0, to: Open.self) }

  private typealias Open =
    @convention(c) (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<CChar>?,
      UnsafeRawPointer?, UnsafeMutablePointer<winsize>
    ) -> Int32

  deinit {
    closeEnd()
    close(master)
  }

  func closeEnd() {
    if end >= 0 {
      close(end)
      end = -1
    }
  }

  /// Everything that is written until nobody has the terminal open, or until so many seconds are
  /// over.
  func output(within seconds: Double) -> [UInt8] {
    closeEnd()
    let deadline = Date(timeIntervalSinceNow: seconds)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while Date() < deadline {
      var question = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&question, 1, 100) > 0 else {
        continue
      }
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else {
        break
      }
      bytes += chunk[..<count]
    }
    return bytes
  }
}

extension Tool {
  /// Runs a program whose standard input and output are a terminal; standard error is none.
  ///
  /// The same as `run` in everything else.
  public static func runOnTerminal(
    _ tool: String, _ arguments: [String], columns: Int = 80, environment: [String: String],
    directory: String, timeLimit: Double = 60
  ) throws -> ToolOutput {
    let command = [tool] + arguments
    guard let executable = find(tool, in: environment["PATH"]) else {
      throw ToolFailure(command: command, reason: "not found")
    }
    let terminal = try PseudoTerminal(columns: columns)
    let errors = try ScratchFile()
    let child = try Child(
      executable, command, environment.map { "\($0)=\($1)" }, directory,
      [terminal.end, terminal.end, errors.descriptor])
    let bytes = terminal.output(within: timeLimit)
    guard let status = child.wait(timeLimit) else {
      throw ToolFailure(command: command, reason: "ran longer than \(timeLimit) s and was killed")
    }
    return ToolOutput(status: status, bytes: bytes, errorBytes: try errors.content())
  }
}

extension TestRepository {
  /// Runs `spec` in the repository on a terminal of its own.
  ///
  /// The terminal is a capable one that shows UTF-8, unless `environment` says otherwise.
  @discardableResult
  public func spec(
    onTerminal columns: Int, _ arguments: String..., environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> ToolOutput {
    try Tool.runOnTerminal(
      try SpecTool.path, arguments, columns: columns,
      environment: self.environment.merging(["TERM": "xterm", "LC_ALL": "C.UTF-8"]) { $1 }
        .merging(environment) { $1 },
      directory: directory.map(absolute) ?? path)
  }
}
