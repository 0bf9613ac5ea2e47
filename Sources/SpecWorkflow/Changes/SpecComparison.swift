public import Git

/// How one spec differs between two commits.
public struct SpecComparison: Sendable {
  /// The ID, or the file's name where it has none.
  public var name: String
  public var title: String
  /// Where it stands in the later commit, or stood in the earlier one.
  public var path: String
  /// What it called itself in the earlier commit; `nil` where it was not there.
  public var formerName: SpecName?
  /// Whether the later commit does not have it any more.
  public var isGone: Bool
  /// What it is compared with.
  public var base: ObjectID
  public var commit: ObjectID
  public var changes: [Change]
  /// The texts' unified diff, as git writes one, where that was asked for.
  public var patch: [UInt8]?

  /// What differs in one item, and whose commits did it.
  public struct Change: Sendable {
    public var change: ItemChange
    /// Oldest first; empty where no commit after the base did it.
    public var commits: [Author]
  }

  /// A commit that changed an item.
  public struct Author: Sendable, Hashable {
    public var commit: ObjectID
    /// As the mailmap has him.
    public var person: Person
    public var date: Timestamp?
  }
}

/// What a spec is compared with.
public enum ComparisonBase: Sendable {
  case commit(ObjectID)
  /// What was approved last, by anyone whose approval was good.
  case lastApproval
  /// What the person with an address approved last.
  case ownApproval(address: String)
}

extension Workspace {
  /// How specs differ between a base and a commit, those that do not left out.
  ///
  /// `reference` names one spec; none stands for all. `withPatches`: whether each carries the
  /// document's diff.
  /// Throws `SpecError.refused` where one spec is named and was never approved.
  public func compare(
    _ reference: String?, from base: ComparisonBase, to commit: ObjectID, withPatches: Bool = false,
    judging options: JudgeOptions
  ) async throws(SpecError) -> [SpecComparison] {
    var approvals: ApprovalReport?
    if base.isApproval {
      approvals = try await self.approvals(
        of: reference.map { [$0] } ?? [], at: commit, options)
      if approvals == nil {
        throw .refused(DecisionPlanner.noPolicy)
      }
    }
    let person = try base.address.map { address throws(SpecError) in
      guard let person = approvals?.person(address: address) else {
        throw .refused(
          Refusal(
            "the policy knows nobody with the address \(address)",
            hint: "spec key list shows the people that it knows"))
      }
      return person.id
    }
    let snapshot = try self.snapshot(of: commit)
    var entries = snapshot.entries
    if let reference {
      entries = [
        try entry(reference, in: snapshot) { () throws(SpecError) in try history(upTo: commit) }
      ]
    }
    let comparer = try await SpecComparer(self, snapshot, at: commit, withPatches: withPatches)
    var found: [SpecComparison] = []
    for entry in entries {
      let start: ObjectID
      switch base {
      case .commit(let id): start = id
      case .lastApproval, .ownApproval:
        guard let approval = approvals?.spec(at: entry.path)?.lastApproval(by: person) else {
          if reference != nil { throw .refused(Self.neverApproved(entry, base)) }
          continue
        }
        start = approval
      }
      if let comparison = try comparer.compare(entry, with: start) {
        found.append(comparison)
      }
    }
    if case .commit(let id) = base, reference == nil {
      found += try comparer.gone(since: id)
    }
    return found
  }

  private static func neverApproved(_ entry: Snapshot.Entry, _ base: ComparisonBase) -> Refusal {
    let name = entry.name.text ?? entry.path
    return Refusal(
      base.address == nil
        ? "\(name) was never approved" : "you have never approved \(name)",
      hint: "spec diff \(name) HEAD~1, or another revision")
  }
}

extension ComparisonBase {
  fileprivate var isApproval: Bool {
    if case .commit = self { false } else { true }
  }

  fileprivate var address: String? {
    if case .ownApproval(let address) = self { address } else { nil }
  }
}

extension SpecApproval {
  /// The last good approval, by anyone or by one person, whatever words it was for.
  fileprivate func lastApproval(by person: String?) -> ObjectID? {
    approvals.last { approval in
      approval.decision == .approve
        && [.counts, .otherContent, .otherRound].contains(approval.verdict)
        && (person == nil || approval.person == person)
    }?.commit
  }
}

/// Compares specs of one commit with what they were.
private final class SpecComparer {
  private let workspace: Workspace
  private let commit: ObjectID
  private let withPatches: Bool
  private let history: History
  private let items: ItemHistory
  private let ancestry: SpecAncestry
  private let people: Mailmap
  /// The indices of the events in which something was removed.
  private let removals: [Int]
  private var bases: [ObjectID: Base] = [:]

  /// A commit that specs are compared with.
  private struct Base {
    var origins: SpecOrigins
    /// By the commit's index whether the base has it behind it.
    var behind: [Bool]
    /// For every item that it has its threads: more than one where several specs say the same.
    var threads: [Item: [Int]]
  }

  /// What an item is known by in one commit.
  private struct Item: Hashable {
    var kind: SpecItem.Kind
    var name: String?
    var words: String

    init(_ item: SpecItem) {
      (kind, name, words) = (item.kind, item.name, item.words)
    }
  }

  init(
    _ workspace: Workspace, _ snapshot: Snapshot, at commit: ObjectID, withPatches: Bool
  ) async throws(SpecError) {
    self.withPatches = withPatches
    self.workspace = workspace
    self.commit = commit
    history = try workspace.history(upTo: commit)
    items = try await workspace.itemHistory(upTo: commit)
    ancestry = SpecAncestry(snapshot.entries, history)
    people = try workspace.mailmap()
    removals = items.events.indices.filter { [events = items.events] in
      events[$0].change == .removed
    }
  }

  func compare(
    _ entry: Snapshot.Entry, with base: ObjectID
  ) throws(SpecError) -> SpecComparison? {
    try comparison(try self.base(base).origins.origin(of: entry), entry, base)
  }

  /// The specs of a commit that are not there any more.
  func gone(since base: ObjectID) throws(SpecError) -> [SpecComparison] {
    var found: [SpecComparison] = []
    for entry in try self.base(base).origins.gone {
      if let gone = try comparison(entry, nil, base) { found.append(gone) }
    }
    return found
  }

  private func base(_ commit: ObjectID) throws(SpecError) -> Base {
    if let base = bases[commit] {
      return base
    }
    let behind = try behind(commit)
    let base = Base(
      origins: ancestry.origins(among: try workspace.snapshot(of: commit).entries),
      behind: behind, threads: threads(behind))
    bases[commit] = base
    return base
  }

  /// By the index of each commit whether another one, which may be on another branch, has it behind
  /// it.
  private func behind(_ commit: ObjectID) throws(SpecError) -> [Bool] {
    if let index = history.graph.index(of: commit) {
      return history.graph.reachable(from: index)
    }
    let other = try workspace.git { () throws(GitError) in
      try CommitWalk.graph(
        from: [commit], boundary: workspace.extent.shallowBoundary, in: workspace.repository,
        progress: nil)
    }
    return history.graph.ids.map { other.index(of: $0) != nil }
  }

  /// The threads of the items that a commit has, by the events behind it.
  private func threads(_ behind: [Bool]) -> [Item: [Int]] {
    var last: [Int: SpecItem] = [:]
    for event in items.events {
      guard let index = history.graph.index(of: event.commit), behind[index]
      else { continue }
      last[event.thread] = event.new
    }
    var threads: [Item: [Int]] = [:]
    for (thread, item) in last.sorted(by: { $0.key < $1.key }) {
      threads[Item(item), default: []].append(thread)
    }
    return threads
  }

  /// How a spec of the base became one of the commit; either may not have it.
  private func comparison(
    _ before: Snapshot.Entry?, _ after: Snapshot.Entry?, _ base: ObjectID
  ) throws(SpecError) -> SpecComparison? {
    guard let entry = after ?? before else {
      return nil
    }
    let old = try text(of: before)
    let new = try text(of: after)
    let start = try self.base(base)
    let traced = items.items(at: entry.path)
    let oldItems = SpecItems.read(old, reader: workspace.reader)
    let newItems = SpecItems.read(new, reader: workspace.reader)
    let difference = SpecDifference(
      from: oldItems, to: newItems,
      followed: followed(oldItems, newItems, traced, start.threads))
    guard !difference.changes.isEmpty else {
      return nil
    }
    let changes = difference.changes.map { change in
      let thread =
        change.new.map { new in traced.first { $0.item == new }?.thread }
        ?? change.old.map { start.threads[Item($0)]?.last } ?? nil
      var events = thread.map(items.events(ofThread:)) ?? []
      if change.new == nil {
        // What was removed and put back is another thread since, and was removed again.
        events = Set(events + removals(of: change)).sorted()
      }
      return SpecComparison.Change(
        change: change, commits: authors(of: events, notIn: start.behind))
    }
    return SpecComparison(
      name: entry.name.text ?? SpecFinder.fileName(entry.path), title: entry.title,
      path: entry.path, formerName: before?.name, isGone: after == nil, base: base,
      commit: commit, changes: changes,
      patch: withPatches
        ? try workspace.git { () throws(GitError) in
          try UnifiedDiff.text(
            from: old, at: before?.path ?? entry.path, to: new, at: entry.path)
        } : nil)
  }

  /// Which items of the base history has followed to those of the commit; none where the base has
  /// two that only history can tell apart.
  private func followed(
    _ old: [SpecItem], _ new: [SpecItem], _ traced: [TracedItem], _ threads: [Item: [Int]]
  ) -> [ItemMatcher.Pair] {
    var places: [Int: Int] = [:]
    for (place, known) in zip(new.indices, traced) where known.item == new[place] {
      places[known.thread] = place
    }
    return old.enumerated().compactMap { index, item in
      let found = (threads[Item(item)] ?? []).compactMap { places[$0] }
      return found.count == 1 ? ItemMatcher.Pair(old: index, new: found[0]) : nil
    }
  }

  /// Empty where there is none.
  private func text(of entry: Snapshot.Entry?) throws(SpecError) -> [UInt8] {
    try entry.map { entry throws(SpecError) in try workspace.content(of: entry) } ?? []
  }

  private func removals(of change: ItemChange) -> [Int] {
    removals.filter { index in
      let old = items.events[index].old
      return old?.kind == change.old?.kind && old?.words == change.old?.words
        && old?.name == change.old?.name
    }
  }

  /// Who made events, but for commits that the base has behind it.
  private func authors(of events: [Int], notIn behind: [Bool]) -> [SpecComparison.Author] {
    var found: [SpecComparison.Author] = []
    for event in events.lazy.map({ self.items.events[$0] })
    where found.last?.commit != event.commit {
      guard let index = history.graph.index(of: event.commit), !behind[index]
      else { continue }
      let author = history.graph.people.people[Int(history.graph.authors[index])]
      found.append(
        SpecComparison.Author(
          commit: event.commit, person: people.person(author),
          date: history.graph.authorTime(of: index)))
    }
    return found
  }
}
