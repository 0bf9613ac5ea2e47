extension Rule {
  static let emptySection = Rule(
    code: "D002", name: "empty-section",
    summary: "a heading with nothing under it",
    why: """
      An empty section says neither that there is nothing to say nor that somebody forgot. Sections
      below it count as its content.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Security Considerations

      ## References

      - The paper that this is after.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Security Considerations

      None: what is stored offline is already encrypted at rest.

      ## References

      - The paper that this is after.
      """,
    mend: "say what belongs there, or that there is nothing, or take the heading out",
    weights: .open(draft: .note, review: .warning, approved: .warning),
    find: .document { spec in
      let sections = spec.document.sections
      return sections.indices.compactMap { index in
        let section = sections[index]
        let hasSubsection = index + 1 < sections.count && sections[index + 1].level > section.level
        guard section.level > 1, !hasSubsection, !spec.says(section.body) else { return nil }
        // A requirement in a heading is its own content.
        let isItem = spec.document.items.contains { $0.position == section.position }
        return isItem
          ? nil : Spot(spec.range(ofLine: section.position.line), "\(section.title) is empty")
      }
    })
}

extension CheckedDocument {
  /// Whether anything but white space and comments stands in a range.
  fileprivate func says(_ range: Range<Int>) -> Bool {
    var rest = bytes.trimmed(range)
    while bytes.matches("<!--", at: rest.lowerBound, before: rest.upperBound) {
      guard let end = bytes.firstOffset(of: "-->", in: rest) else { return false }
      rest = bytes.trimmed(end + 3..<rest.upperBound)
    }
    return !rest.isEmpty
  }
}
