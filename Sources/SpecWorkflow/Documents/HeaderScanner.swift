/// Walks the lines of a document's header, from the top to the first heading of level two.
///
/// It knows as much of CommonMark's block structure as decides whether a line is text that a reader
/// sees: fences, comments, raw HTML, indented code, quotes, lists, tables and both kinds of heading.
struct HeaderScanner {
  /// What the lines above, up to the last empty one, are.
  private enum Paragraph {
    case none
    /// Nothing but fields, so that a plain `Name: value` is one too.
    case fields
    case prose
  }

  private struct Pending {
    var line: HeaderLine
    var position: SourcePosition

    mutating func `continue`(to end: Int) {
      line.value = line.value.lowerBound..<end
    }
  }

  private let bytes: [UInt8]
  private let names: HeaderNames
  private(set) var title: Header.Title?
  private(set) var fields: [HeaderField] = []
  private var pending: Pending?
  private var paragraph = Paragraph.none
  private var paragraphStart: (offset: Int, position: SourcePosition)?
  private var opaque: OpaqueBlock?
  /// The column where the content of the list item begins, 0 outside of lists.
  private var listIndent = 0
  private var isInTable = false
  /// Whether a line of text has been read.
  private var hasText = false
  /// The line to go on with, where it is not the next one.
  private var resume: SourceLine?
  /// No comment ends before this offset.
  private var commentHorizon = 0

  init(_ bytes: [UInt8], names: HeaderNames) {
    self.bytes = bytes
    self.names = names
  }

  mutating func scan(from first: SourceLine) {
    var line = first
    while line.start < bytes.count {
      guard read(line) else { break }
      line = resume ?? bytes.line(at: line.next, number: line.number + 1)
      resume = nil
    }
    flush()
  }

  /// Reads a line; false where the header ends.
  private mutating func read(_ line: SourceLine) -> Bool {
    let prefix = LinePrefix(bytes, line, quoteLimit: opaque?.quotes ?? .max)
    var end = line.end
    while end > prefix.start, bytes[end - 1].isBlank { end -= 1 }
    guard prefix.start < end else {
      if let opaque, prefix.quotes < opaque.quotes { self.opaque = nil }
      endParagraph()
      return true
    }
    let content = prefix.start..<end
    if let opaque {
      guard opaque.isLeft(by: prefix) else {
        if opaque.isClosed(by: content, in: bytes) { self.opaque = nil }
        return true
      }
      self.opaque = nil
      return read(line)
    }
    return readText(line, prefix, content)
  }

  private mutating func readText(
    _ line: SourceLine, _ prefix: LinePrefix, _ content: Range<Int>
  ) -> Bool {
    if paragraph == .none, prefix.indent < listIndent { listIndent = 0 }
    let indent = prefix.indent >= listIndent ? prefix.indent - listIndent : prefix.indent
    if indent >= 4, paragraph == .none { return true }
    switch MarkdownLine.kind(of: content, in: bytes) {
    case .underline(let level) where prefix.quotes == 0 && paragraphStart != nil && indent < 4:
      guard level == 1 else { return false }
      endWithTitle(before: line)
      return true
    case .underline(2), .thematicBreak:
      endParagraph()
      return true
    case .heading(let level, let text) where indent < 4:
      endParagraph()
      if prefix.quotes > 0 || (listIndent > 0 && prefix.indent >= listIndent) { return true }
      // A document that begins with its title at the wrong level still has a header.
      if level > 2 || (level == 2 && (hasText || title != nil)) { return false }
      setTitle(text, at: position(of: content.lowerBound, in: line))
      return true
    case .underline, .heading, .text:
      readBlock(line, prefix, content, isMarkAllowed: indent < 4)
      return true
    }
  }

  /// Reads list marks and what stands behind them.
  private mutating func readBlock(
    _ line: SourceLine, _ prefix: LinePrefix, _ content: Range<Int>, isMarkAllowed: Bool
  ) {
    var content = content
    var isItem = false
    var column = prefix.indent
    while true {
      if isMarkAllowed,
        let block = OpaqueBlock.opening(
          in: bytes, content, quotes: prefix.quotes, indent: listIndent)
      {
        endParagraph()
        if !block.endsWhereItBegins(in: bytes, content) { opaque = block }
        return
      }
      guard isMarkAllowed, let mark = LinePrefix.listMark(in: bytes, content) else { break }
      if !isItem { endParagraph() }
      isItem = true
      column += mark.width
      listIndent = column
      content = mark.start..<content.upperBound
    }
    guard !content.isEmpty else { return }
    hasText = true
    if readRow(line, content, isItem: isItem) { return }
    readField(line, prefix, content, isItem: isItem)
    skipComment(line, content)
  }

  private mutating func readField(
    _ line: SourceLine, _ prefix: LinePrefix, _ content: Range<Int>, isItem: Bool
  ) {
    if paragraph == .none, !isItem, prefix.quotes == 0, listIndent == 0 {
      paragraphStart = (content.lowerBound, position(of: content.lowerBound, in: line))
    }
    if var field = HeaderLine.field(in: bytes, content),
      field.form != .plain || paragraph != .prose
    {
      flush()
      if isItem { field.form = .listItem } else if prefix.quotes > 0 { field.form = .quote }
      pending = Pending(line: field, position: position(of: field.name.lowerBound, in: line))
      if paragraph == .none { paragraph = .fields }
      return
    }
    if let form = pending?.line.form, !isItem, form != .quote, prefix.quotes == 0,
      prefix.indent >= (form == .listItem ? 1 : 2)
    {
      pending?.continue(to: content.upperBound)
      return
    }
    flush()
    paragraph = .prose
  }

  /// Reads a row of a table with two columns; false where the line is none.
  private mutating func readRow(_ line: SourceLine, _ content: Range<Int>, isItem: Bool) -> Bool {
    if isItem { isInTable = false }
    if !isInTable {
      guard bytes[content].contains(ASCII.pipe),
        TableRow.cells(in: bytes, content).count == 2, line.next < bytes.count
      else { return false }
      let next = bytes.line(at: line.next, number: line.number + 1)
      let prefix = LinePrefix(bytes, next)
      guard TableRow.isDelimiter(in: bytes, prefix.start..<next.end) else { return false }
      endParagraph()
      isInTable = true
    }
    if TableRow.isDelimiter(in: bytes, content) { return true }
    let cells = TableRow.cells(in: bytes, content)
    guard let first = cells.first else { return true }
    let name = HeaderValue.range(in: bytes, first)
    guard !name.isEmpty else { return true }
    let value = cells.count > 1 ? cells[1] : content.upperBound..<content.upperBound
    pending = Pending(
      line: HeaderLine(
        name: HeaderLine.withoutColon(name, in: bytes) ?? name, value: value, form: .tableRow),
      position: position(of: name.lowerBound, in: line))
    flush()
    return true
  }

  /// Skips the lines of a comment that the line opens and does not close.
  ///
  /// As in CommonMark it has to end in the same paragraph, else its mark is a text.
  private mutating func skipComment(_ line: SourceLine, _ content: Range<Int>) {
    guard let open = MarkdownLine.openComment(in: bytes, content), open >= commentHorizon else {
      return
    }
    var line = line
    while line.next < bytes.count {
      line = bytes.line(at: line.next, number: line.number + 1)
      if bytes.trimmed(line.range).isEmpty { break }
      guard bytes.firstOffset(of: "-->", in: line.range) != nil else { continue }
      if let start = pending?.line.value.lowerBound, start <= open {
        pending?.continue(to: open)
      }
      flush()
      paragraph = .prose
      resume = bytes.line(at: line.next, number: line.number + 1)
      return
    }
    commentHorizon = line.start
  }

  private func position(of offset: Int, in line: SourceLine) -> SourcePosition {
    SourcePosition(line: line.number, column: offset - line.start + 1)
  }

  private mutating func endParagraph() {
    flush()
    paragraph = .none
    paragraphStart = nil
    isInTable = false
  }

  private mutating func endWithTitle(before line: SourceLine) {
    if let (offset, position) = paragraphStart {
      setTitle(offset..<line.start, at: position)
    }
    endParagraph()
  }

  private mutating func setTitle(_ text: Range<Int>, at position: SourcePosition) {
    guard title == nil else { return }
    title = Header.Title(text: PlainText.text(of: text, in: bytes), position: position)
  }

  /// Makes a field of the line that was waiting for its continuation.
  private mutating func flush() {
    guard let field = pending else { return }
    pending = nil
    let range = HeaderValue.range(in: bytes, field.line.value)
    let name = PlainText.text(of: field.line.name, in: bytes)
    fields.append(
      HeaderField(
        name: name, key: names.key(for: name), value: PlainText.text(of: range, in: bytes),
        form: field.line.form, valueRange: range, position: field.position))
  }
}
