/// The headings of the first two levels of a changelog, by line.
///
/// What stands in fenced code and in comments is none.
struct MarkdownHeadings {
  struct Heading {
    /// From 0.
    var line: Int
    /// The version that it names: `## [v2.0] - 2026-07-20`, `## 1.2.0`, `## [Unreleased]`.
    var release: String?

    var isUnreleased: Bool {
      release?.lowercased() == "unreleased"
    }

    func isCalled(_ name: String) -> Bool {
      release == name || (isUnreleased && name.lowercased() == "unreleased")
    }
  }

  private(set) var headings: [Heading] = []
  private let bytes: [UInt8]
  /// Where each line begins.
  private var starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The byte order mark stays in front, whatever comes first.
    starts = bytes.isEmpty ? [] : [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (index, byte) in bytes.enumerated() where byte == ASCII.newline && index + 1 < bytes.count {
      starts.append(index + 1)
    }
    find()
  }

  var releases: [Heading] {
    headings.filter { $0.release != nil }
  }

  /// What ends the first line.
  var lineEnd: [UInt8] {
    let newline = bytes.firstIndex(of: ASCII.newline)
    return newline.map { $0 > 0 && bytes[$0 - 1] == ASCII.carriageReturn } == true
      ? [ASCII.carriageReturn, ASCII.newline] : [ASCII.newline]
  }

  /// Where a line begins; the end of the bytes behind the last one.
  func offset(of line: Int) -> Int {
    line < starts.count ? starts[line] : bytes.count
  }

  func isBlank(_ line: Int) -> Bool {
    bytes[offset(of: line)..<offset(of: line + 1)].allSatisfy(\.isWhiteSpace)
  }

  /// The line at which the definitions of links at the end begin; behind the last one without any.
  var endOfText: Int {
    var line = starts.count
    var end = line
    while line > 0, isBlank(line - 1) || isDefinition(line - 1) {
      line -= 1
      if isDefinition(line) { end = line }
    }
    return end
  }

  private func isDefinition(_ line: Int) -> Bool {
    let text = text(line)
    return text.hasPrefix("[") && text.range(ofText: "]: ") != nil
  }

  private func text(_ line: Int) -> Substring {
    var slice = bytes[offset(of: line)..<offset(of: line + 1)]
    while let last = slice.last, last.isWhiteSpace { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)[...]
  }

  private mutating func find() {
    var fence: Substring?
    var isComment = false
    for line in starts.indices {
      let text = text(line)
      let indent = text.prefix { $0 == " " }.count
      let rest = text.dropFirst(indent)
      if let open = fence {
        let run = rest.prefix { $0 == open.first }
        if indent < 4, run.count >= open.count, run.count == rest.count { fence = nil }
      } else if isComment {
        isComment = rest.range(ofText: "-->") == nil
      } else if indent > 3 {
        continue
      } else if rest.hasPrefix("```") || rest.hasPrefix("~~~") {
        let run = rest.prefix { $0 == rest.first }
        if run.first == "~" || !rest.dropFirst(run.count).contains("`") { fence = run }
      } else if rest.hasPrefix("<!--") {
        isComment = rest.dropFirst(4).range(ofText: "-->") == nil
      } else if rest.hasPrefix("# ") || rest == "#" || rest == "##" {
        headings.append(Heading(line: line, release: nil))
      } else if rest.hasPrefix("## ") {
        headings.append(Heading(line: line, release: Self.release(rest.dropFirst(3))))
      }
    }
  }

  /// The version that the words of a heading begin with; other headings of a preamble are none.
  private static func release(_ text: Substring) -> String? {
    let text = text.drop { $0 == " " }
    guard text.first == "[" else {
      let word = text.prefix { !$0.isWhitespace }
      return word.contains(where: \.isNumber) || word.lowercased() == "unreleased"
        ? String(word) : nil
    }
    var name = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if !isEscaped, character == "\\" {
        isEscaped = true
        continue
      }
      if !isEscaped, character == "]" { return name.isEmpty ? nil : name }
      name.append(character)
      isEscaped = false
    }
    return nil
  }
}
