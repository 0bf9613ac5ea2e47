/// A unified diff, coloured where that is wanted.
struct PatchRendering {
  let session: Session

  func write(_ patch: [UInt8]) {
    let text = StyledText.block(String(decoding: patch, as: UTF8.self)).plain
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      session.console.write(StyledText.block(line, PatchStyle.role(of: line)))
    }
  }
}
