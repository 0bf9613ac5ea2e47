extension Rule {
  static let forbiddenTransition = Rule(
    code: "H004", name: "forbidden-transition",
    summary: "the status came by a step that the workflow does not have",
    why: """
      Which state may follow which is `status.transitions` of .spec/config.yml. Only the last step is
      reported: what a spec has been through since is history, and `spec audit` tells it.
      """,
    bad: """
      $ git commit -am 'Build it at once'     # Draft -> Implemented, where nothing leads there
      """,
    good: """
      $ spec submit SPEC-007 && spec approve SPEC-007 && spec mark SPEC-007 Implemented
      """,
    mend: "take the status back, and go by the states that the workflow has",
    weights: .open(draft: .warning, review: .error, approved: .error),
    find: .history { history in
      guard let step = history.steps.last, step.transition == .forbidden else { return [] }
      return [
        Spot(
          history.place(of: .status),
          "from \(step.from ?? "nothing") to \(step.to) \(step.place): no such step")
      ]
    })

  static let skippedStatus = Rule(
    code: "H005", name: "skipped-status",
    summary: "the status came by a step that leaves out states on the way",
    why: """
      Whoever should have seen the spec in between did not. A spec that was committed in a later
      state than the first left out all before it.
      """,
    bad: """
      $ git commit -am 'SPEC-007 is approved'     # Draft -> Approved, leaving out In Review
      """,
    good: """
      $ spec submit SPEC-007 && spec approve SPEC-007
      """,
    mend: "take the status back, and go through what was left out",
    weights: .open(draft: .note, review: .warning, approved: .warning),
    find: .history { history in
      guard let step = history.steps.last, case .skips(let states) = step.transition else {
        return []
      }
      return [
        Spot(
          history.place(of: .status),
          "from \(step.from ?? "nothing") to \(step.to) \(step.place), leaving out "
            + states.joined(separator: ", "))
      ]
    })

  static let duplicateSpec = Rule(
    code: "H006", name: "duplicate-spec-id",
    summary: "two specs have one ID",
    why: """
      Approvals, commits and links name a spec by its ID. Numbers that other branches have taken are
      reported too, so that the second one changes before they meet; `spec new` takes one that no
      branch has.
      """,
    bad: """
      specs/SPEC-007-offline-sync.md      # SPEC-007: Offline sync
      specs/SPEC-007-search.md            # SPEC-007: Search
      """,
    good: """
      specs/SPEC-007-offline-sync.md      # SPEC-007: Offline sync
      specs/SPEC-008-search.md            # SPEC-008: Search
      """,
    mend: "give the younger one another number, in its title and file name",
    weights: .always(.error),
    find: .history { history in
      history.twins.map { twin in
        let place = history.spec.header.title?.position.line ?? 1
        let name = history.spec.name.text ?? "the ID"
        let there = twin.branch.map { "\(twin.path) on \($0)" } ?? twin.path
        return Spot(history.spec.range(ofLine: place), "\(name) is also the ID of \(there)")
      }
    })
}
