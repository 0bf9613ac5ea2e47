import SystemPackage

/// The two output streams of the program, and the only place that writes to them.
///
/// Output is collected and written in large blocks, all at once where a pager shows it. Nothing
/// here throws before ``finish()``: after a failed write the rest of the output is dropped and the
/// failure kept, so that a command does not have to care.
///
/// Not Sendable: one thread prints.
final class Console {
  /// How standard output is to be rendered.
  let output: StreamProfile
  /// How standard error is to be rendered.
  let errors: StreamProfile

  private let outputDescriptor: FileDescriptor
  private let errorDescriptor: FileDescriptor
  private let environment: [String: String]
  private let pager: String?
  private var pending: [UInt8] = []
  private var heldErrors: [UInt8] = []
  private var failure: ConsoleError?

  /// A block this large is written without waiting for the end.
  private static let blockSize = 64 * 1_024

  /// A console over given streams; `pager` is the command that shows the output.
  init(
    output: StreamProfile, errors: StreamProfile, pager: String? = nil,
    environment: [String: String] = [:], outputDescriptor: FileDescriptor = .standardOutput,
    errorDescriptor: FileDescriptor = .standardError
  ) {
    self.output = output
    self.errors = errors
    self.pager = pager
    self.environment = environment
    self.outputDescriptor = outputDescriptor
    self.errorDescriptor = errorDescriptor
  }

  /// A console over the process's own streams, as they and `environment` are now.
  convenience init(environment: [String: String], colour: ColourChoice, pager: PagerChoice) {
    let output = StreamProfile(
      facts: StreamFacts(of: .standardOutput), environment: environment, colour: colour)
    let errors = StreamProfile(
      facts: StreamFacts(of: .standardError), environment: environment, colour: colour)
    self.init(
      output: output, errors: errors,
      pager: pager.command(isTerminal: output.isTerminal, environment: environment),
      environment: environment)
  }

  /// Writes a line to standard output.
  func write(_ line: StyledText = StyledText()) {
    writeBytes((line.rendered(colour: output.isColoured) + "\n").utf8)
  }

  /// Writes lines to standard output.
  func write(_ lines: some Sequence<StyledText>) {
    for line in lines { write(line) }
  }

  /// Writes a table: fitted to a terminal, tab-separated for anything else.
  func write(_ table: Table) {
    write(
      output.isTerminal
        ? table.lines(width: output.width, glyphs: output.glyphs) : table.tabSeparated())
  }

  /// Writes bytes to standard output as they are: JSON, or a document with `--raw`.
  func writeBytes(_ bytes: some Sequence<UInt8>) {
    if failure != nil { return }
    pending.append(contentsOf: bytes)
    if pager == nil, pending.count >= Self.blockSize { flush() }
  }

  /// Writes a line to standard error, after the output that came before it.
  ///
  /// While output waits for a pager, errors wait for the pager's end, where they can be read.
  func writeError(_ line: StyledText) {
    let bytes = Array((line.rendered(colour: errors.isColoured) + "\n").utf8)
    if pager != nil, !pending.isEmpty, errors.isTerminal {
      heldErrors += bytes
    } else {
      if pager == nil { flush() }
      writeToErrors(bytes)
    }
  }

  /// Brings what was written so far to its stream, and a text without a line end behind it.
  func writeNow(_ text: StyledText) {
    writeBytes(text.rendered(colour: output.isColoured).utf8)
    flush()
  }

  /// Writes what ``Progress`` answers; nothing for `nil`.
  func show(progress: String?) {
    if let progress { writeToErrors(Array(progress.utf8)) }
  }

  /// Brings everything to its stream, through the pager where there is one and something to show.
  ///
  /// To be called once at the end of the program, whatever its outcome. Throws ``ConsoleError``
  /// when some of the output was lost. A closed pipe ends the process by `SIGPIPE`.
  func finish() throws(ConsoleError) {
    if let pager, !pending.isEmpty { page(through: pager) }
    flush()
    if !heldErrors.isEmpty { writeToErrors(heldErrors) }
    heldErrors = []
    if failure == nil { attempt { try DescriptorWriting.settle(outputDescriptor) } }
    if let failure { throw failure }
  }

  private func page(through pager: String) {
    let outcome = PagerProcess.run(
      pager, showing: pending, environment: PagerChoice.childEnvironment(environment))
    switch outcome {
    case .shown:
      pending = []
    case .notStarted:
      let warning: StyledText =
        "\(StyledText(literal: "warning:", .warning)) cannot start the pager '\(pager, .code)'"
      writeToErrors(Array((warning.rendered(colour: errors.isColoured) + "\n").utf8))
    }
  }

  private func flush() {
    if pending.isEmpty || failure != nil { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    attempt { try DescriptorWriting.write(bytes, to: outputDescriptor) }
  }

  private func attempt(_ operation: () throws -> Void) {
    do {
      try operation()
    } catch Errno.brokenPipe {
      DescriptorWriting.dieOfBrokenPipe()
    } catch let error as Errno {
      failure = ConsoleError(code: error)
    } catch {
      failure = ConsoleError(code: .ioError)
    }
  }

  private func writeToErrors(_ bytes: [UInt8]) {
    do {
      try DescriptorWriting.write(bytes, to: errorDescriptor)
    } catch {
      // There is nobody left to tell.
    }
  }
}

@available(*, unavailable)
extension Console: Sendable {}
