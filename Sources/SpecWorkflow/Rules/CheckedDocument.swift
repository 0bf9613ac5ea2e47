/// A spec's text as rules see it.
struct CheckedDocument: Sendable {
  var path: String
  var name: SpecName
  /// How many digits an ID has in its folder.
  var digits: Int
  var bytes: [UInt8]
  var lines: SourceLines
  var document: Document
  var stage: SpecStage
  var vocabulary: StatusVocabulary
  /// Whether statuses need approvals, which bind to exact ones.
  var needsExactStatus: Bool
  var settings: RuleSettings
  /// What a spec has not got beyond while it stands there.
  var template: TemplatePhrases

  var header: Header { document.header }

  var requirements: [DocumentItem] {
    document.items.filter { $0.kind == .requirement }
  }

  /// The whole of a line, without the white space around it.
  func range(ofLine number: Int) -> SourceRange {
    let line = lines[number]
    let range = bytes.trimmed(line.range)
    let start = SourcePosition(line: number, column: range.lowerBound - line.start + 1)
    let end = SourcePosition(line: number, column: max(range.upperBound - line.start, start.column))
    return SourceRange(start: start, end: end)
  }

  /// The line's text.
  func text(ofLine number: Int) -> String {
    String(decoding: bytes[lines[number].range], as: UTF8.self)
  }

  /// The first place in a range at which a word stands, whatever its case; the range's first line
  /// where markup divides it.
  func place(of word: String, in range: SourceRange) -> SourceRange {
    let wanted = Array(word.lowercased().utf8)
    for number in range.lines {
      let line = lines[number]
      let start = number == range.start.line ? line.start + range.start.column - 1 : line.start
      guard start <= line.end else { continue }
      let text = bytes[start..<line.end].map { $0.isUpper ? $0 | 0x20 : $0 }
      guard let offset = text.firstOffset(of: wanted, in: 0..<text.count) else {
        continue
      }
      let column = start - line.start + offset + 1
      return SourceRange(
        start: SourcePosition(line: number, column: column),
        end: SourcePosition(line: number, column: column + wanted.count - 1))
    }
    return self.range(ofLine: range.start.line)
  }
}
