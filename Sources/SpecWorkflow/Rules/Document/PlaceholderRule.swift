extension Rule {
  static let placeholder = Rule(
    code: "D003", name: "placeholder",
    summary: "words of the template, or of somebody who had not decided yet",
    why: """
      A template's words read like a decision that nobody took. A paragraph, list item or header
      field is reported once, whatever is in it: what the template has word for word, a choice of
      statuses, `[Feature Name]`, `YYYY-MM-DD`, TBD, TODO, FIXME and XXX. Code and the text of links
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
      if let title = spec.header.title, let found = Placeholders.first(in: title.text) {
        spots.append(
          Spot(spec.place(of: found, in: spec.range(ofLine: title.position.line)), "\"\(found)\""))
      }
      spots += spec.header.problems.filter { $0.kind == .placeholder }.map {
        Spot(spec.range(ofLine: $0.position.line), $0.message)
      }
      let header = Set(spec.header.fields.map(\.position.line))
      for leaf in TextLeaf.all(in: spec.document.blocks)
      where header.isDisjoint(with: leaf.range.lines) {
        if spec.template.contains(leaf.words) {
          spots.append(
            Spot(spec.range(ofLine: leaf.range.start.line), "still the template's words"))
        } else if let found = Placeholders.first(in: leaf.prose) {
          spots.append(Spot(spec.place(of: found, in: leaf.range), "\"\(found)\""))
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

  /// The first in a text.
  static func first(in text: String) -> String? {
    let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    var rest = text[...]
    while let next = rest.first(where: { $0 == "[" || isWord($0) }),
      let start = rest.firstIndex(of: next)
    {
      rest = rest[start...]
      if next == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[rest.index(after: start)..<end]
        if isBlank(inner) { return String(rest[...end]) }
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix(while: isWord)
        if words.contains(String(word)) { return String(word) }
        rest = rest[word.endIndex...]
      }
    }
    return nil
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
