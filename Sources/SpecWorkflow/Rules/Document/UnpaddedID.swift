extension Rule {
  static let unpaddedID = Rule(
    code: "D016", name: "unpadded-id",
    summary: "the title writes the ID with other digits than the folder's",
    why: """
      `SPEC-7` and `SPEC-007` are one spec to this program, and two words to every search. How many
      digits IDs have is `digits` of the folder in .spec/config.yml, 3 without it.
      """,
    bad: """
      # SPEC-7: Offline sync
      """,
    good: """
      # SPEC-007: Offline sync
      """,
    mend: "spec check --fix, while it is a draft",
    weights: .open(draft: .warning, review: .note, approved: .note), isFixable: true,
    find: .document { spec in
      guard let written = spec.writtenID, written.found != written.wanted,
        let title = spec.header.title
      else {
        return []
      }
      return [
        Spot(
          spec.place(of: written.found, in: spec.range(ofLine: title.position.line)),
          "\(written.found) is written \(written.wanted) here")
      ]
    })
}
