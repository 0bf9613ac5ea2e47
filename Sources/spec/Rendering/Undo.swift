extension Session {
  /// The commands that take back what was written, for whoever reads along.
  func writeUndo(_ wayBack: String) {
    guard console.output.isTerminal, !options.quiet else {
      return
    }
    console.write()
    console.write(StyledText(literal: "undo: ", .muted) + StyledText(wayBack, .code))
  }
}
