extension StyledText {
  /// The text for a stream: with the terminal's colours, or the plain words.
  ///
  /// Every line closes what it opens, for a pager forgets colours at the end of a line and `head`
  /// may cut anywhere.
  func rendered(colour: Bool) -> String {
    guard colour else { return plain }
    var result = ""
    for span in spans {
      guard let role = span.role else {
        result += span.text
        continue
      }
      var isFirst = true
      for line in span.text.split(separator: "\n", omittingEmptySubsequences: false) {
        if !isFirst { result += "\n" }
        isFirst = false
        if !line.isEmpty { result += "\u{1B}[\(role.parameters)m\(line)\u{1B}[m" }
      }
    }
    return result
  }
}
