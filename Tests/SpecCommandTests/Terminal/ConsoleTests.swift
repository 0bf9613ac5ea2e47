import SystemPackage
import Testing

@testable import spec

@Suite struct ConsoleTests {
  private static let pipe = StreamProfile(isTerminal: false)
  private static let terminal = StreamProfile(isTerminal: true, width: 40, isColoured: true)

  /// What `body` makes a console write to standard output and standard error.
  private func written(
    output: StreamProfile = pipe, errors: StreamProfile = pipe, pager: String? = nil,
    _ body: (Console) -> Void
  ) throws -> (output: String, errors: String) {
    try withTemporaryFiles { outputFile, errorFile in
      let console = Console(
        output: output, errors: errors, pager: pager, environment: ["PATH": "/usr/bin:/bin"],
        outputDescriptor: outputFile, errorDescriptor: errorFile)
      body(console)
      try console.finish()
      return (try contents(of: outputFile), try contents(of: errorFile))
    }
  }

  @Test func linesGoToTheirStreams() throws {
    let text = try written {
      $0.write("one")
      $0.writeError("two")
      $0.write(["three", StyledText("four", .id)])
      $0.writeBytes("raw\u{0}".utf8)
    }
    #expect(text.output == "one\nthree\nfour\nraw\u{0}")
    #expect(text.errors == "two\n")
  }

  @Test func onOneStreamTheOrderIsAsWritten() throws {
    let text = try withTemporaryFile { _, file in
      let console = Console(
        output: Self.pipe, errors: Self.pipe, outputDescriptor: file, errorDescriptor: file)
      console.write("row")
      console.writeError("error")
      console.write("row")
      try console.finish()
      return try contents(of: file)
    }
    #expect(text == "row\nerror\nrow\n")
  }

  @Test func eachStreamHasItsOwnColour() throws {
    let text = try written(errors: Self.terminal) {
      $0.write(StyledText("x", .id))
      $0.writeError(StyledText("x", .id))
    }
    #expect(text.output == "x\n")
    #expect(text.errors == "\u{1B}[33mx\u{1B}[m\n")
  }

  @Test func aTableIsForReadersOrForPrograms() throws {
    let table = Table(columns: [.init("A"), .init("B")], rows: [["1", "2"]])
    #expect(try written { $0.write(table) }.output == "1\t2\n")
    let fitted = try written(output: StreamProfile(isTerminal: true)) { $0.write(table) }
    #expect(fitted.output == "A  B\n1  2\n")
  }

  @Test func muchOutputArrivesWhole() throws {
    let line = StyledText(String(repeating: "x", count: 999))
    let text = try written { console in
      for _ in 0..<1_000 { console.write(line) }
    }
    #expect(text.output.utf8.count == 1_000_000)
  }

  @Test func aFullDiskIsOneErrorAtTheEnd() throws {
    // The device that is always full exists on Linux only.
    #if os(Linux)
    let full = try FileDescriptor.open("/dev/full", .writeOnly)
    defer { closeQuietly(full) }
    let console = Console(output: Self.pipe, errors: Self.pipe, outputDescriptor: full)
    for _ in 0..<200_000 { console.write("words") }
    #expect(throws: ConsoleError(code: .noSpace)) { try console.finish() }
    #expect(
      ConsoleError(code: .noSpace).description
        == "cannot write standard output: No space left on device")
    #endif
  }

  @Test func aClosedStreamIsAnError() throws {
    let readOnly = try FileDescriptor.open("/dev/null", .readOnly)
    defer { closeQuietly(readOnly) }
    let console = Console(output: Self.pipe, errors: Self.pipe, outputDescriptor: readOnly)
    console.write("words")
    #expect(throws: ConsoleError(code: .badFileDescriptor)) { try console.finish() }
  }

  @Test func aPagerThatDoesNotExistCostsOneWarning() throws {
    let text = try written(output: Self.terminal, pager: "no-such-pager -R") { $0.write("words") }
    #expect(text.output == "words\n")
    #expect(text.errors == "warning: cannot start the pager 'no-such-pager -R'\n")
  }

  @Test func nothingIsNotPaged() throws {
    let text = try written(output: Self.terminal, pager: "no-such-pager") { _ in }
    #expect(text.output.isEmpty)
    #expect(text.errors.isEmpty)
  }

  @Test func errorsOnTheTerminalWaitForThePagersEnd() throws {
    try withTemporaryFile { _, errorFile in
      let console = Console(
        output: Self.terminal, errors: StreamProfile(isTerminal: true), pager: "cat >/dev/null",
        environment: ["PATH": "/usr/bin:/bin"], errorDescriptor: errorFile)
      console.write("words")
      console.writeError("late")
      #expect(try contents(of: errorFile).isEmpty)
      try console.finish()
      #expect(try contents(of: errorFile) == "late\n")
    }
  }
}
