extension Rule {
  static let createdNotInHistory = Rule(
    code: "H001", name: "created-not-in-history",
    summary: "the Created date is not the day on which the spec was first committed",
    why: """
      A typed date is a claim; the commits know. Auditors go by what the page says, and the page
      should say what they will find. A spec that was written before it came into the repository may
      keep its date with a suppression that says so.
      """,
    bad: """
      $ git log --format=%as --diff-filter=A -- specs/SPEC-007-offline-sync.md
      2026-03-02
      $ grep Created specs/SPEC-007-offline-sync.md
      **Created**: 2026-01-31
      """,
    good: """
      $ grep Created specs/SPEC-007-offline-sync.md
      **Created**: 2026-03-02
      """,
    mend: "spec check --fix",
    weights: .open(draft: .warning, review: .warning, approved: .warning), isFixable: true,
    find: .history { $0.contradictions(of: .created, at: .created) })

  static let updatedBehindHistory = Rule(
    code: "H002", name: "updated-behind-history",
    summary: "the Updated date is not the day on which the spec last changed",
    why: """
      Readers decide by this date whether to read again. A commit that changes nothing but the dates
      does not count as a change, so setting it right needs no second try.
      """,
    bad: """
      $ spec show SPEC-007
      Updated  2026-11-20   (the header says 2026-03-02)
      """,
    good: """
      $ spec show SPEC-007
      Updated  2026-11-20
      """,
    mend: "spec check --fix",
    weights: .open(draft: .warning, review: .warning, approved: .warning), isFixable: true,
    find: .history { $0.contradictions(of: .updated, at: .updated) })

  static let authorNotInHistory = Rule(
    code: "H003", name: "author-not-in-history",
    summary: "the Author has written none of the spec's commits",
    why: """
      Whoever is named is asked, and perhaps kept from approving. One word of the name or the address
      in common is enough; names that people had before are what .mailmap is for.
      """,
    bad: """
      **Author**: Ben Castillo      (all commits are Ada Okafor's)
      """,
    good: """
      **Author**: Ada Okafor
      """,
    mend: "name who wrote it, or add the other name to .mailmap",
    weights: .open(draft: .warning, review: .warning, approved: .warning), isFixable: true,
    find: .history { $0.contradictions(of: .author, at: .author) })
}

extension CheckedHistory {
  fileprivate func contradictions(of field: Contradiction.Field, at key: HeaderKey) -> [Spot] {
    contradictions.filter { $0.field == field }.map {
      Spot(
        place(of: key),
        "\(spec.header.field(key)?.name ?? field.rawValue) is \"\($0.claim)\", by history "
          + "\($0.derived)")
    }
  }
}
