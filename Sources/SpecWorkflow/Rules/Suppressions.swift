/// A comment that keeps rules from reporting what they find.
///
/// `<!-- spec: ignore[vague-word, D006] why that is right here -->` on a line with other text is for
/// that line; alone, for the paragraph, list item, row or heading that follows. `ignore-file` is for
/// the whole document.
struct Suppression {
  /// The words in brackets, as they are written.
  var words: [String]
  var reason: String
  var range: SourceRange
  /// The lines that it is for; `nil` for all.
  var lines: ClosedRange<Int>?

  /// The rules that the words stand for.
  var codes: Set<String> {
    Set(words.flatMap { RuleBook.rules(named: $0) }.filter(\.canBeSuppressed).map(\.code))
  }
}

/// The suppressions of a document.
struct Suppressions {
  private let document: CheckedDocument
  private let all: [Suppression]

  init(_ document: CheckedDocument) {
    self.document = document
    all = SuppressionScanner(document).suppressions()
  }

  /// What is left of findings, and what the suppressions themselves are reported for.
  ///
  /// `ran`: the rules that looked at the document.
  func applied(
    to findings: [Finding], ran rules: [Rule]
  ) -> (kept: [Finding], own: [(Rule, Spot)], silenced: Int) {
    var used: Set<Int> = []
    let kept = findings.filter { finding in
      let place = all.indices.first { index in
        finding.rule.canBeSuppressed && !all[index].reason.isEmpty
          && all[index].lines?.contains(finding.range.start.line) ?? true
          && all[index].codes.contains(finding.rule.code)
      }
      if let place { used.insert(place) }
      return place == nil
    }
    let ran = Set(rules.map(\.code))
    var own: [(Rule, Spot)] = []
    for (index, suppression) in all.enumerated() {
      let problems = Self.problems(of: suppression)
      own += problems.map { (.malformedSuppression, Spot(suppression.range, $0)) }
      if problems.isEmpty, !used.contains(index), suppression.codes.isSubset(of: ran) {
        own.append(
          (
            .unusedSuppression,
            Spot(
              suppression.range,
              "\(suppression.words.joined(separator: ", ")) reports nothing here")
          ))
      }
    }
    return (kept, own, findings.count - kept.count)
  }

  private static func problems(of suppression: Suppression) -> [String] {
    var problems: [String] = []
    for word in suppression.words {
      let rules = RuleBook.rules(named: word)
      if rules.isEmpty {
        let nearest = RuleBook.nearest(to: word).map { ": did you mean \($0)?" } ?? ""
        problems.append("there is no rule '\(word)'\(nearest)")
      } else if !rules.contains(where: \.canBeSuppressed) {
        problems.append("\(word) cannot be suppressed by a comment")
      }
    }
    if suppression.words.isEmpty { problems.append("no rule stands in the brackets") }
    if suppression.reason.isEmpty { problems.append("no reason is given") }
    return problems
  }
}

extension Rule {
  /// Whether a comment may keep it quiet: what approvals come to is nobody's to wave aside who can
  /// write to the document.
  var canBeSuppressed: Bool {
    switch family {
    case .document, .history, .links:
      ![Rule.unreadableSpec.code, Rule.malformedSuppression.code, Rule.unusedSuppression.code]
        .contains(code)
    case .approvals, .push: false
    }
  }
}

/// Finds the suppressions of a document.
private struct SuppressionScanner {
  let document: CheckedDocument
  private let code: Set<Int>
  /// By the line that they begin in, the lines of what holds words.
  private var extents: [Int: Int] = [:]

  init(_ document: CheckedDocument) {
    self.document = document
    let leaves = TextLeaf.all(in: document.document.blocks)
    code = Set(leaves.filter(\.isCode).flatMap { Array($0.range.lines) })
    for range in leaves.map(\.range) + document.document.items.map(\.sourceRange) {
      let line = range.start.line
      extents[line] = max(extents[line] ?? line, range.end.line)
    }
  }

  func suppressions() -> [Suppression] {
    var found: [Suppression] = []
    for number in 1...document.lines.count where !code.contains(number) {
      found += suppressions(inLine: number)
    }
    return found
  }

  private func suppressions(inLine number: Int) -> [Suppression] {
    let (bytes, line) = (document.bytes, document.lines[number])
    var found: [Suppression] = []
    var start = line.start
    while let open = bytes.firstOffset(of: "<!--", in: start..<line.end),
      let close = bytes.firstOffset(of: "-->", in: open + 4..<line.end)
    {
      start = close + 3
      // In code it is an example.
      guard open == line.start || bytes[open - 1] != ASCII.backtick,
        let (words, reason, isForFile) = Self.parse(bytes[open + 4..<close])
      else { continue }
      let around =
        bytes.trimmed(line.start..<open).isEmpty && bytes.trimmed(start..<line.end).isEmpty
      let range = SourceRange(
        start: SourcePosition(line: number, column: open - line.start + 1),
        end: SourcePosition(line: number, column: start - line.start))
      found.append(
        Suppression(
          words: words, reason: reason, range: range,
          lines: isForFile ? nil : around ? following(number) : number...number))
    }
    return found
  }

  /// The lines of what comes behind a comment that stands alone.
  private func following(_ number: Int) -> ClosedRange<Int> {
    var next = number + 1
    while next < document.lines.count, isPassedOver(next) { next += 1 }
    return next...max(next, extents[next] ?? next)
  }

  private func isPassedOver(_ number: Int) -> Bool {
    let range = document.bytes.trimmed(document.lines[number].range)
    return range.isEmpty
      || document.bytes.matches("<!-- spec: ignore", at: range.lowerBound, before: range.upperBound)
  }

  /// The inside of a comment; `nil` where it is about something else.
  private static func parse(
    _ bytes: ArraySlice<UInt8>
  ) -> (words: [String], reason: String, isForFile: Bool)? {
    var text = String(decoding: bytes, as: UTF8.self)[...]
    text = text.drop(while: \.isWhitespace)
    guard text.hasPrefix("spec:") else { return nil }
    text = text.dropFirst(5).drop(while: \.isWhitespace)
    guard text.hasPrefix("ignore") else { return nil }
    text = text.dropFirst(6)
    let isForFile = text.hasPrefix("-file")
    if isForFile { text = text.dropFirst(5) }
    guard text.first == "[", let end = text.firstIndex(of: "]") else {
      return ([], HeaderNames.folded(String(text)), isForFile)
    }
    let words = text[text.index(after: text.startIndex)..<end].split { $0 == "," || $0 == " " }
    return (
      words.map(String.init), HeaderNames.folded(String(text[text.index(after: end)...])), isForFile
    )
  }
}
