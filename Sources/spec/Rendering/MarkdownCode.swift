/// What is known of a code block, and its lines in columns.
enum MarkdownCode {
  /// The columns from one tab stop to the next; a terminal's own would not start at the code.
  private static let tab = 4

  /// The language that the words behind a fence begin with, or `nil`.
  static func language(_ info: String) -> Substring? {
    info.split(whereSeparator: \.isWhitespace).first
  }

  /// The line with spaces for its tabs.
  static func withoutTabs(_ line: Substring) -> String {
    guard line.utf8.contains(UInt8(ascii: "\t")) else { return String(line) }
    var result = ""
    var columns = 0
    for character in line {
      if character == "\t" {
        let count = tab - columns % tab
        result += String(repeating: " ", count: count)
        columns += count
      } else {
        result.append(character)
        columns += DisplayWidth.columns(of: character)
      }
    }
    return result
  }
}
