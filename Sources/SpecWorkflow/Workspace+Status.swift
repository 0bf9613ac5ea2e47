public import Git

/// Where a team's specs stand: what is uncommitted, how many are in which state, what contradicts.
public struct StatusReport: Sendable {
  /// The branch's short name; `nil` where HEAD is detached.
  public var branch: String?
  /// The commit that HEAD names; `nil` on a branch without one.
  public var commit: ObjectID?
  public var isShallow: Bool
  /// Specs that are not in the work tree as HEAD has them; empty in a bare repository.
  public var changes: [Change]
  /// The number of specs a status, by the order of the vocabulary; what begins with none of its
  /// states stands under its own words, a spec without a status under `nil`.
  public var counts: [Count]
  /// Specs whose header says what history does not.
  public var contradicting: [SpecSummary]
  public var problems: [SpecProblem]
  public var folders: [String]
  /// What approvals come to, where a policy is in force.
  public var approvals: ApprovalReport?

  /// How many specs are in a status.
  public struct Count: Sendable, Hashable {
    public var status: String?
    /// The state of the vocabulary, where the status begins with one.
    public var state: String?
    public var specs: Int
  }

  /// A spec that is uncommitted.
  public struct Change: Sendable, Hashable {
    /// What became of the file.
    public enum Kind: String, Sendable {
      case added
      case modified
      case deleted
      case conflicted
    }

    public var kind: Kind
    public var isStaged: Bool
    public var path: String
    /// The ID or its placeholder; `nil` where the file has none.
    public var name: String?
    public var title: String?
  }
}

extension Workspace {
  /// The state of things in the work tree and at HEAD.
  public func status(judging options: JudgeOptions) async throws(SpecError) -> StatusReport {
    let roots = PathScope(finder).roots
    let changes = try git { () throws(GitError) in
      try repository.workTreeChanges(below: roots)
    }
    var report = StatusReport(
      branch: head.branch, commit: head.commit, isShallow: false, changes: [], counts: [],
      contradicting: [], problems: [], folders: specFolders)
    for change in changes {
      try add(change, to: &report)
    }
    guard let commit = head.commit else {
      return report
    }
    var listing = try list(at: commit)
    report.isShallow = listing.isShallow
    try await addApprovals(to: &listing, options)
    report.approvals = listing.approvals
    report.counts = counts(listing.specs)
    report.contradicting = listing.specs.filter { !$0.contradictions.isEmpty }
    report.problems += listing.problems.filter { problem in
      !report.problems.contains { $0.path.isSamePath(as: problem.path) }
    }
    return report
  }

  /// The specs that are only in the work tree yet.
  public func uncommittedSpecs() throws(SpecError) -> [StatusReport.Change] {
    var report = StatusReport(
      branch: nil, commit: nil, isShallow: false, changes: [], counts: [], contradicting: [],
      problems: [], folders: [])
    let changes = try git { () throws(GitError) in
      try repository.workTreeChanges(below: PathScope(finder).roots)
    }
    for change in changes where change.kind == .added {
      try add(change, to: &report)
    }
    return report.changes.filter { $0.name != nil }
  }

  private func add(_ change: WorkTreeChange, to report: inout StatusReport) throws(SpecError) {
    guard let folder = finder.folder(of: change.path), !finder.isTemplate(change.path) else {
      return
    }
    let header = try workTreeHeader(change, &report)
    let name = finder.name(of: header, at: change.path, in: folder)
    report.changes.append(
      StatusReport.Change(
        kind: StatusReport.Change.Kind(rawValue: change.kind.rawValue) ?? .modified,
        isStaged: change.isStaged, path: change.path, name: name.text,
        title: finder.title(of: header, at: change.path, in: folder)))
  }

  /// The header of a changed file, as it is on disk or, where it was deleted, empty.
  private func workTreeHeader(
    _ change: WorkTreeChange, _ report: inout StatusReport
  ) throws(SpecError) -> Header {
    guard change.kind != .deleted, let workTree else {
      return Header()
    }
    let path = workTree + change.path
    guard case .file(let size)? = FileStatus.of(path) else {
      report.problems.append(
        SpecProblem(
          path: change.path, position: SourcePosition(line: 1),
          message: "a symbolic link cannot be a spec"))
      return Header()
    }
    if let problem = DocumentBytes.sizeProblem(size) {
      report.problems.append(
        SpecProblem(path: change.path, position: problem.position, message: problem.message))
      return Header()
    }
    let header: Header
    do throws(SpecError) {
      header = try reader.read(Files.read(path))
    } catch .file(_, let reason) {
      report.problems.append(
        SpecProblem(
          path: change.path, position: SourcePosition(line: 1), message: "cannot be read: \(reason)"
        ))
      return Header()
    }
    if let problem = header.problems.first(where: \.isFatal) {
      report.problems.append(
        SpecProblem(path: change.path, position: problem.position, message: problem.message))
    }
    return header
  }

  private func counts(_ specs: [SpecSummary]) -> [StatusReport.Count] {
    let states = configuration.vocabulary.states
    let groups = Dictionary(grouping: specs) { $0.state ?? $0.status }
    return groups.map { status, specs in
      StatusReport.Count(status: status, state: specs[0].state, specs: specs.count)
    }.sorted { left, right in
      let ranks = [left, right].map { count in
        count.state.flatMap { states.firstIndex(of: $0) } ?? (count.status == nil ? .max : .max - 1)
      }
      return ranks[0] != ranks[1]
        ? ranks[0] < ranks[1]
        : (-left.specs, left.status ?? "") < (-right.specs, right.status ?? "")
    }
  }
}
