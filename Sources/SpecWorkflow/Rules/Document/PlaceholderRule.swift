extension Rule {
  static let placeholder = Rule(
    code: "D003", name: "placeholder",
    summary: "words of the template, or of somebody who had not decided yet",
    why: """
      A template's words read like a decision that nobody took. Each of `[Feature Name]`,
      `YYYY-MM-DD`, TBD, TODO, FIXME and XXX is reported, and once a paragraph, list item or header
      line that is the template's word for word, or a choice of statuses. Code and the text of links
      are compared with the template's only.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Overview

      Brief description of what this feature does and why it's needed.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Overview

      Edits made on a train arrive when the train does.
      """,
    mend: "write what it stands for, or take it out",
    weights: .open(draft: .warning, review: .error, approved: .error),
    find: .document { spec in
      var spots: [Spot] = []
      @discardableResult
      func report(_ text: String, in range: SourceRange) -> Bool {
        let found = Placeholders.all(in: text)
        spots += found.map { Spot(spec.place(of: $0, in: range), "\"\($0)\"") }
        return !found.isEmpty
      }
      if let title = spec.header.title {
        report(title.text, in: spec.range(ofLine: title.position.line))
      }
      let problems = spec.header.problems.filter { $0.kind == .placeholder }
      spots += problems.map { Spot(spec.range(ofLine: $0.position.line), $0.message) }
      let told = Set(problems.map(\.position.line))
      for field in spec.header.fields where !told.contains(field.position.line) {
        report("\(field.name): \(field.value)", in: spec.range(ofLine: field.position.line))
      }
      let header = Set(spec.header.fields.map(\.position.line))
      for leaf in TextLeaf.all(in: spec.document.blocks)
      where header.isDisjoint(with: leaf.range.lines) {
        if !report(leaf.prose, in: leaf.range), spec.template.contains(leaf.words) {
          spots.append(
            Spot(spec.range(ofLine: leaf.range.start.line), "still the template's words"))
        }
      }
      return spots
    })
}

/// Words that stand where others should.
enum Placeholders {
  private static let words: Set<String> = [
    "TBD", "TODO", "FIXME", "XXX", "YYYY-MM-DD", "SPEC-XXX", "SPEC-NNN",
  ]

  /// A blank to fill in is not longer than this, in characters.
  private static let longest = 80

  /// Those in a text, each once, in their order.
  static func all(in text: String) -> [String] {
    let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    var found: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "[" || isWord($0) }) {
      rest = rest[start...]
      var candidate = rest.prefix(while: isWord)
      var isPlaceholder = words.contains(String(candidate))
      if rest.first == "[" {
        candidate = rest.prefix(1)
        if let end = rest.prefix(longest).firstIndex(of: "]"),
          isBlank(rest[rest.index(after: start)..<end]),
          // The header's values are as they are written, with links.
          !(rest[end...].dropFirst().first.map { "([".contains($0) } ?? false)
        {
          (candidate, isPlaceholder) = (rest[...end], true)
        }
      }
      if isPlaceholder, !found.contains(String(candidate)) { found.append(String(candidate)) }
      rest = rest[candidate.endIndex...]
    }
    return found
  }

  /// Whether what stands in brackets is a blank to fill in, and no reference: words, in more than
  /// one word or in lower case.
  private static func isBlank(_ inner: Substring) -> Bool {
    guard let first = inner.first, first.isLetter, inner.count >= 4,
      inner.allSatisfy({ $0.isLetter || " '’/-".contains($0) })
    else {
      return false
    }
    return inner.contains(" ") || inner.allSatisfy { !$0.isUppercase }
  }
}
