internal import Git

/// What a changelog is made from: one spec that differs between two commits.
struct ChangelogSource {
  /// Which of the two commits has it.
  enum Presence {
    case both
    case onlyNew
    case onlyOld
  }

  var spec: ChangelogEntry.Spec
  /// What it is sorted by; `nil` where it has none.
  var id: SpecID?
  var presence: Presence
  /// The ID that it had in the base, where it is another one.
  var formerID: String?
  var status: String?
  var changes: [SpecComparison.Change]
  /// What its status needed and got; `nil` where that was not asked or there is no policy.
  var approval: ChangelogApproval?
  /// The approvals that count and came after the base.
  var approvedBy: [SpecComparison.Author] = []

  /// Sorted as a snapshot sorts specs.
  static func precedes(_ left: ChangelogSource, _ right: ChangelogSource) -> Bool {
    switch (left.id, right.id) {
    case (let a?, let b?): a != b ? a < b : left.spec.path < right.spec.path
    case (nil, nil): left.spec.path < right.spec.path
    case (let a, _): a != nil
    }
  }
}

extension SpecComparison.Change {
  /// What no reader of a changelog is told: marks in boxes and moves between headings.
  var isQuiet: Bool {
    change.kinds.allSatisfy { [.moved, .checked, .unchecked].contains($0) }
  }
}
