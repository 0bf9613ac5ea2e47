extension Rule {
  static let requirementWithoutModal = Rule(
    code: "D007", name: "requirement-without-shall",
    summary: "a requirement that says neither shall nor must",
    why: """
      "The client keeps edits" may be a promise, a wish or a description of today. RFC 2119 and IEEE
      29148 make the verb tell. Which words do is `rules.modalWords` of .spec/config.yml; text in
      another script than Latin is left alone.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: Edits made offline are kept.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      """,
    mend: "say who shall do what, or make it no requirement",
    weights: .open(draft: .note, review: .warning, approved: .warning),
    find: .document { spec in
      spec.requirements.compactMap { item in
        let words = PhraseText(item.text)
        guard let id = item.id, words.isLatin, !spec.template.contains(item.text),
          !spec.settings.modalWords.contains(where: words.has)
        else {
          return nil
        }
        let wanted = spec.settings.modalWords.joined(separator: " nor ")
        return Spot(spec.place(of: id, in: item.sourceRange), "\(id) says neither \(wanted)")
      }
    })

  static let vagueWord = Rule(
    code: "D008", name: "vague-word",
    summary: "a requirement or criterion with a word that everybody reads differently",
    why: """
      Nobody can test "fast", and whoever builds it decides what it means. The words are those of
      IEEE 29148, 5.2.7, or `rules.vagueWords` of .spec/config.yml. Code and quotations in
      backticks count as words, since a requirement is read aloud.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall send edits quickly.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall send edits within two seconds of a connection.
      """,
    mend: "say how much, how often or by when",
    weights: .open(draft: .warning, review: .warning, approved: .note),
    find: .document { spec in
      spec.document.items.filter { $0.kind == .requirement || $0.kind == .criterion }
        .compactMap { item in
          let words = PhraseText(item.text)
          guard
            let found = spec.settings.vagueWords.filter(words.has).max(by: { $0.count < $1.count })
          else {
            return nil
          }
          return Spot(spec.place(of: found, in: item.sourceRange), "\"\(found)\" can mean anything")
        }
    })
}

/// A text in which whole words are looked for, whatever their case.
struct PhraseText {
  /// Words in lower case, a space around each.
  private let text: [UInt8]
  /// Whether more of its letters are Latin ones than not.
  let isLatin: Bool

  init(_ text: String) {
    var words = ""
    var (latin, other) = (0, 0)
    for character in text.lowercased() {
      let isWord = character.isLetter || character.isNumber || "'’/-".contains(character)
      words.append(isWord ? character : " ")
      guard character.isLetter else { continue }
      if character.unicodeScalars.allSatisfy({ $0.value < 0x250 }) {
        latin += 1
      } else {
        other += 1
      }
    }
    self.text = Array(" \(HeaderNames.folded(words)) ".utf8)
    isLatin = latin > other
  }

  /// Whether a word or phrase in lower case stands in it.
  func has(_ phrase: String) -> Bool {
    text.firstOffset(of: Array(" \(phrase) ".utf8), in: 0..<text.count) != nil
  }
}
