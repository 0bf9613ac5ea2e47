/// Every text that every spec ever had, and which one followed which.
///
/// A version stands where a file differs from every parent of a commit; a merge that has it as some
/// parent has it adds nothing and follows the first such parent. That is git's own simplification of
/// history for a path, done for all paths at once.
public struct VersionGraph: Sendable {
  /// One text of a file, or its absence after a deletion.
  public struct Version: Sendable, Hashable {
    /// The index of the commit that made it.
    public var commit: Int
    public var path: Int
    /// `nil` where the commit deleted the file.
    public var file: FileVersion?
    /// What it came from, in the order of the commit's parents, each once.
    public var parents: [Link]
    /// A number that the versions of one spec have in common, whatever their paths.
    var track: Int
  }

  /// An earlier version that a version came from.
  public struct Link: Sendable, Hashable {
    public var version: Int
    /// Whether the earlier version had another path.
    public var isRename: Bool
  }

  /// A file that begins in a commit with parents, without anything that it came from.
  struct Birth: Hashable {
    var commit: Int
    var path: Int
  }

  public private(set) var versions: [Version] = []
  /// For each path the version that the tip has; a deletion where the tip lacks it.
  public private(set) var current: [Int: Int] = [:]
  private(set) var births: [Birth] = []
  /// The versions that are deletions, in the order in which they were found.
  private(set) var deletions: [Int] = []

  /// Every version by the commit and path that it was made at.
  var made: [Birth: Int] {
    var made: [Birth: Int] = [:]
    for (index, version) in versions.enumerated() {
      made[Birth(commit: version.commit, path: version.path)] = index
    }
    return made
  }

  /// Builds the graph from the revisions of a history, oldest first.
  ///
  /// - `tip`: the revision whose files the tip of the history has; `nil` where it has none.
  /// - `matcher`: tells which files that vanish are those that appear.
  init<Failure: Error>(
    _ revisions: [Revision], tip: Int?, pathCount: Int,
    matching renames: (RenameQuestion) throws(Failure) -> RenameQuestion.Answer
  ) throws(Failure) {
    var states = StateTable(
      revisions.map(\.parents), tips: tip.map { [$0] } ?? [],
      empty: State(repeating: -1, count: pathCount))
    for (index, revision) in revisions.enumerated() {
      let state = try state(after: revision, &states, renames)
      states.store(state, for: index)
    }
    guard let tip else {
      return
    }
    for (path, version) in states.take(tip).enumerated() where version >= 0 {
      current[path] = Int(version)
    }
  }

  private mutating func state<Failure: Error>(
    after revision: Revision, _ states: inout StateTable<State>,
    _ renames: (RenameQuestion) throws(Failure) -> RenameQuestion.Answer
  ) throws(Failure) -> State {
    let others = zip(revision.parents, revision.deltas).dropFirst().map { parent, deltas in
      Side(
        state: parent.map { states.peek($0) },
        deltas: Dictionary(deltas.map { ($0.path, $0) }) { first, _ in first })
    }
    let firstDeltas = revision.deltas.first ?? []
    var changed: [Delta] = []
    var followed: [(path: Int, version: Int32)] = []
    for delta in firstDeltas {
      if let side = others.first(where: { $0.deltas[delta.path] == nil }) {
        followed.append((delta.path, side.version(of: delta.path)))
      } else {
        changed.append(delta)
      }
    }
    let first = Side(
      state: revision.parents.first.flatMap { $0 }.map { states.peek($0) },
      deltas: Dictionary(firstDeltas.map { ($0.path, $0) }) { first, _ in first })
    let sides = [first] + others
    var answers: [RenameQuestion.Answer] = []
    for side in sides {
      let question = RenameQuestion(changed: changed, side: side, graph: self)
      answers.append(question.isWorthAsking ? try renames(question) : .init())
    }
    let made = make(changed, revision, sides, answers)
    var state =
      revision.parents.first.flatMap { $0 }.map { states.take($0) } ?? states.empty
    // The other parents' states are let go of here, so that the last user changes them in place.
    for case let parent? in revision.parents.dropFirst() {
      states.release(parent)
    }
    for (path, version) in followed + made {
      state[path] = version
    }
    if sides.count > 1 {
      forgetDeletionsOfTheLiving(&state)
    }
    return state
  }

  /// Where one side deleted a spec and the merge has it under another path, it is not deleted.
  private func forgetDeletionsOfTheLiving(_ state: inout State) {
    var deletions: [Int: Int] = [:]
    for (path, version) in state.enumerated()
    where version >= 0 && versions[Int(version)].file == nil {
      deletions[versions[Int(version)].track] = path
    }
    guard !deletions.isEmpty else {
      return
    }
    for version in state where version >= 0 && versions[Int(version)].file != nil {
      if let path = deletions[versions[Int(version)].track] {
        state[path] = -1
      }
    }
  }

  private mutating func make(
    _ changed: [Delta], _ revision: Revision, _ sides: [Side],
    _ answers: [RenameQuestion.Answer]
  ) -> [(path: Int, version: Int32)] {
    let moved = Set(answers.flatMap(\.sources.values))
    // A spec that comes back under another path is not a deleted one any more.
    var made = zip(sides, answers).flatMap { side, answer in
      answer.sources.values.filter { path in
        let version = side.version(of: path)
        return version >= 0 && versions[Int(version)].file == nil
      }.map { (path: $0, version: Int32(-1)) }
    }
    for delta in changed {
      if delta.new == nil, moved.contains(delta.path) {
        made.append((delta.path, -1))
        continue
      }
      var parents: [Link] = []
      for (side, answer) in zip(sides, answers) {
        let source = answer.sources[delta.path]
        if source == nil, answer.replaced.contains(delta.path) {
          continue
        }
        let isRename = source != nil
        let version = Int(side.version(of: source ?? delta.path))
        if version >= 0, !parents.contains(where: { $0.version == version }) {
          parents.append(Link(version: version, isRename: isRename))
        }
      }
      if parents.isEmpty, delta.new != nil, !revision.parents.isEmpty {
        births.append(Birth(commit: revision.commit, path: delta.path))
      }
      guard delta.new != nil || !parents.isEmpty else {
        continue
      }
      if delta.new == nil {
        deletions.append(versions.count)
      }
      made.append((delta.path, Int32(versions.count)))
      versions.append(
        Version(
          commit: revision.commit, path: delta.path, file: delta.new, parents: parents,
          track: parents.first.map { versions[$0.version].track } ?? versions.count))
    }
    return made
  }
}

extension VersionGraph: Fact {
  func write(to facts: inout FactWriter) {
    versions.write(to: &facts)
    let standing = current.sorted { $0.key < $1.key }
    facts.append(column: standing.map { Int32($0.key) })
    facts.append(column: standing.map { Int32($0.value) })
    facts.append(column: births.map { Int32($0.commit) })
    facts.append(column: births.map { Int32($0.path) })
    facts.append(column: deletions)
  }

  init(from facts: inout FactReader) throws(FactError) {
    versions = try [Version](from: &facts)
    let paths = try facts.column(of: Int32.self)
    for (path, version) in zip(paths, try facts.column(of: Int32.self)) {
      current[Int(path)] = Int(version)
    }
    let commits = try facts.column(of: Int32.self)
    births = zip(commits, try facts.column(of: Int32.self)).map { commit, path in
      Birth(commit: Int(commit), path: Int(path))
    }
    deletions = try facts.column(of: Int.self)
  }
}

extension VersionGraph.Version: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(Int32(commit))
    facts.append(Int32(path))
    facts.append(Int32(track))
    file.write(to: &facts)
    facts.append(column: parents.map { Int32($0.version) << 1 | ($0.isRename ? 1 : 0) })
  }

  init(from facts: inout FactReader) throws(FactError) {
    commit = Int(try facts.next(Int32.self))
    path = Int(try facts.next(Int32.self))
    track = Int(try facts.next(Int32.self))
    file = try FileVersion?(from: &facts)
    parents = try facts.column(of: Int32.self).map { link in
      VersionGraph.Link(version: Int(link >> 1), isRename: link & 1 == 1)
    }
  }
}

/// For each path the version that a commit has; -1 for a path without history.
typealias State = ContiguousArray<Int32>

/// One parent of a commit: what it had, and how the commit differs.
struct Side {
  var state: State?
  var deltas: [Int: Delta]

  func version(of path: Int) -> Int32 {
    state?[path] ?? -1
  }
}
