extension ChangelogBuilder {
  /// What became of a requirement of a spec that both ends have.
  func requirement(
    _ change: SpecComparison.Change, of source: ChangelogSource, _ moves: RequirementMoves
  ) -> [Typed?] {
    let (old, new) = (change.change.old, change.change.new)
    guard !change.isQuiet, !(new == nil && moves.isTaken(old, in: source.spec)) else {
      return []
    }
    let kinds = change.change.kinds
    var type = ChangelogType.changed
    var kind = ChangelogEntry.Kind.requirementChanged
    var formerName: String?
    if kinds.contains(.added) {
      formerName = new.flatMap { moves.origin(of: $0, in: source.spec) }
      if formerName == nil { (type, kind) = (.added, .requirementAdded) }
    } else if kinds.contains(.removed) {
      (type, kind) = (.removed, .requirementRemoved)
    } else if kinds.contains(.renumbered) {
      formerName = old?.name
    }
    var entry = ChangelogEntry(kind, source.spec, commits: change.commits)
    entry.requirement = change.change.item.name
    entry.words = change.change.item.words
    entry.formerName = formerName
    if let old, let new, old.words != new.words {
      entry.oldWords = old.words
      entry.strength = Strength.changes(from: old.words, to: new.words)
      if new.isCalledDeprecated, !old.isCalledDeprecated { type = .deprecated }
    }
    if change.change.item.isOfSecurity { type = .security }
    return [typed(type, entry)]
  }
}

extension SpecItem {
  fileprivate var isCalledDeprecated: Bool {
    Words.of(words).contains { $0.lowercased() == "deprecated" }
  }

  /// Whether its ID has the part `SEC`, or a heading above it speaks of security.
  fileprivate var isOfSecurity: Bool {
    name?.split(separator: "-").contains("SEC") == true
      || headingPath.contains { heading in
        Words.of(heading).contains { $0.lowercased() == "security" }
      }
  }
}
