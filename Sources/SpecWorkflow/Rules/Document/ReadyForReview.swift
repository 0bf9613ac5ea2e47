extension Rule {
  static let openQuestion = Rule(
    code: "D009", name: "open-question",
    summary: "a question is still open in a spec that is to be decided on",
    why: """
      An approval of a spec with open questions approves every answer to them. A draft may have as
      many as it likes.
      """,
    bad: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Open Questions

      - [ ] Which of two edits of one line wins?
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Open Questions

      - [x] Which of two edits of one line wins? The later one.
      """,
    mend: "answer it where it belongs and tick the box, or go back to a draft",
    weights: .open(draft: nil, review: .error, approved: .error),
    find: .document { spec in
      spec.document.items.filter { $0.kind == .question && $0.isChecked == false }.map { item in
        Spot(spec.range(ofLine: item.position.line), "this question is still open")
      }
    })

  static let noAcceptanceCriteria = Rule(
    code: "D010", name: "no-acceptance-criteria",
    summary: "a spec with requirements has no acceptance criteria",
    why: """
      Without criteria nobody can say when a spec is implemented. They are boxes under a heading
      Acceptance Criteria, at any level.
      """,
    bad: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.

      ## Acceptance Criteria

      - [ ] An edit made without a network is there after a restart.
      """,
    mend: "add a heading Acceptance Criteria with a list of boxes, - [ ]",
    weights: .open(draft: .note, review: .warning, approved: .warning),
    find: .document { spec in
      guard let first = spec.requirements.first,
        !spec.document.items.contains(where: { $0.kind == .criterion })
      else {
        return []
      }
      return [
        Spot(
          spec.header.title?.position ?? first.position, "requirements, but no acceptance criteria")
      ]
    })
}
