/// A part of a document that means the same whatever the other parts are, but for the link
/// definitions in them.
struct DocumentChunk {
  /// The bytes, whole lines.
  var range: Range<Int>
  /// The number of its first line.
  var line: Int
  /// Behind the last one; the end of the document is behind every line.
  var endLine = Int.max
  /// Whether a link definition can stand in it; more may say so than do.
  var mayDefine = false

  var lines: Range<Int> { line..<endLine }
}

/// Cuts a document in front of headings, so that what did not change need not be read again.
///
/// A heading `# …` at the very beginning of a line closes whatever list or quote stands open, so that
/// CommonMark's reader stands there as at the top of a document. Only a fence or raw HTML that is
/// still open makes text of it. Wherever that cannot be told for sure, nothing is cut.
struct DocumentChunks {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var chunks: [DocumentChunk]
  private var fence: Fence?
  private var isInComment = false
  /// Whether a line that begins with `<` stands above, and no empty one between: raw HTML, perhaps.
  private var isBehindTag = false
  private var isBehindBlank = true
  private var hasLabelStart = false
  /// Whether the rest has not been looked at, since nothing can be told for sure.
  private var isUnsure = false

  private struct Fence {
    var mark: UInt8
    var length: Int
    var indent: Int
    /// Whether it may be the fence of a list item, which ends with the item.
    var mayBeNested: Bool
  }

  /// The chunks of a document; the first has at least the lines up to `header`, the last one of the
  /// header.
  static func split(_ bytes: [UInt8], header: Int) -> [DocumentChunk] {
    let first = FrontMatter.locate(in: bytes)?.body ?? bytes.line(at: bytes.textStart, number: 1)
    return bytes.withUnsafeBufferPointer { buffer in
      var chunks = DocumentChunks(buffer)
      chunks.read(from: first, header: header)
      return chunks.chunks
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    chunks = [DocumentChunk(range: 0..<bytes.count, line: 1)]
  }

  private mutating func read(from first: SourceLine, header: Int) {
    defer { note(upTo: bytes.count) }
    var (start, number) = (first.start, first.number)
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != ASCII.newline {
        // A lone carriage return ends a line as well; nobody writes that any more.
        if bytes[end] == ASCII.carriageReturn,
          end + 1 == bytes.count || bytes[end + 1] != ASCII.newline
        {
          isUnsure = true
          return
        }
        end += 1
      }
      if number > header, isBehindBlank, fence == nil, !isInComment, isHeading(start, end) {
        cut(at: start, line: number)
      }
      guard readLine(start, end) else {
        isUnsure = true
        return
      }
      start = end + 1
      number += 1
    }
  }

  private mutating func cut(at offset: Int, line: Int) {
    note(upTo: offset)
    chunks[chunks.count - 1].range = chunks[chunks.count - 1].range.lowerBound..<offset
    chunks[chunks.count - 1].endLine = line
    chunks.append(DocumentChunk(range: offset..<bytes.count, line: line))
    hasLabelStart = false
  }

  /// Takes note of whether `]:` stands in the last chunk.
  private mutating func note(upTo end: Int) {
    guard hasLabelStart || isUnsure else { return }
    let start = chunks[chunks.count - 1].range.lowerBound
    var previous: UInt8 = 0
    for byte in bytes[start..<end] {
      if byte == ASCII.colon, previous == ASCII.closeBracket {
        chunks[chunks.count - 1].mayDefine = true
        return
      }
      previous = byte
    }
  }

  private func isHeading(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] == ASCII.hash { index += 1 }
    guard (1...6).contains(index - start) else { return false }
    return index == end || bytes[index].isWhiteSpace
  }

  // MARK: What stands open

  /// Takes note of a line; false where it is not sure any more what stands open.
  private mutating func readLine(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index].isBlank || bytes[index] == ASCII.carriageReturn { index += 1 }
    guard index < end else {
      isBehindBlank = true
      isBehindTag = false
      return true
    }
    isBehindBlank = false
    if bytes[index] == ASCII.openBracket || mayBeginLabel(index, end) { hasLabelStart = true }
    let indent = bytes[start..<index].allSatisfy { $0 == ASCII.space } ? index - start : 4
    if let open = fence {
      return read(index, end, indent, in: open)
    }
    if isInComment {
      isInComment = !contains("-->", index, end)
      return true
    }
    guard indent < 4 else { return true }
    if let found = opening(index, end, indent) {
      fence = found
      return !isBehindTag
    }
    return bytes[index] != ASCII.less || readHTML(index, end, indent)
  }

  private mutating func read(_ index: Int, _ end: Int, _ indent: Int, in open: Fence) -> Bool {
    let length = runLength(of: open.mark, index, end)
    if length >= open.length, indent < 4,
      bytes[index + length..<end].allSatisfy(\.isWhiteSpace)
    {
      fence = nil
      return !open.mayBeNested || indent == open.indent
    }
    // The item of a list ends here, and its fence with it, unless there was no list.
    return !open.mayBeNested || indent >= open.indent
  }

  private func opening(_ index: Int, _ end: Int, _ indent: Int) -> Fence? {
    let mark = bytes[index]
    guard mark == ASCII.backtick || mark == ASCII.tilde else { return nil }
    let length = runLength(of: mark, index, end)
    guard length >= 3,
      mark == ASCII.tilde || !bytes[index + length..<end].contains(ASCII.backtick)
    else { return nil }
    return Fence(mark: mark, length: length, indent: indent, mayBeNested: indent > 0)
  }

  /// Raw HTML that goes on through empty lines; any other ends at the next one.
  private mutating func readHTML(_ index: Int, _ end: Int, _ indent: Int) -> Bool {
    if matches("<!--", index, end) {
      isInComment = !contains("-->", index + 4, end)
      return !isInComment || (indent == 0 && !isBehindTag)
    }
    isBehindTag = true
    let begins = ["<!", "<?", "<pre", "<script", "<style", "<textarea"] as [StaticString]
    return !begins.contains { matches($0, index, end) }
  }

  // MARK: Bytes

  /// Whether marks of quotes and lists lead to the beginning of a link label.
  private func mayBeginLabel(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      switch bytes[index] {
      case ASCII.greater, ASCII.hyphen, ASCII.plus, ASCII.asterisk, ASCII.dot,
        ASCII.closeParenthesis, 0x30...0x39, 0x09, ASCII.space, ASCII.carriageReturn:
        index += 1
      case ASCII.openBracket: return true
      default: return false
      }
    }
    return false
  }

  private func runLength(of byte: UInt8, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == byte { index += 1 }
    return index - start
  }

  /// Whether the bytes are those of a string in lower case.
  private func matches(_ string: StaticString, _ start: Int, _ end: Int) -> Bool {
    let length = string.utf8CodeUnitCount
    guard start + length <= end else { return false }
    for index in 0..<length {
      let byte = bytes[start + index]
      guard (byte.isUpper ? byte | 0x20 : byte) == string.utf8Start[index] else { return false }
    }
    return true
  }

  private func contains(_ string: StaticString, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { matches(string, $0, end) }
  }
}
