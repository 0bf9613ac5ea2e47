public import Git

/// One spec: its text, what it claims and what history says.
public struct SpecView: Sendable {
  public var summary: SpecSummary
  public var document: Document
  /// The document's bytes.
  public var content: [UInt8]
  /// When the first and the last change came onto the trunk, where that is known.
  public var createdLanded: Timestamp?
  public var updatedLanded: Timestamp?
  /// Whether the history begins before what was fetched.
  public var isCutOff: Bool
  /// The one item that was asked for.
  public var item: DocumentItem?
  public var commit: ObjectID
}

extension Workspace {
  /// One spec of a commit, or one requirement of it.
  public func show(
    _ reference: SpecReference, at commit: ObjectID, judging options: JudgeOptions
  ) async throws(SpecError) -> SpecView {
    let trunk = try self.trunk()?.commit
    let history = try self.history(upTo: commit, and: trunk)
    let entry = try entry(reference.spec, in: snapshot(of: commit)) {
      () throws(SpecError) in history
    }
    let facts = try history.currentVersion(of: entry.path).map { version throws(SpecError) in
      try timelines(of: history).facts(ofVersion: version)
    }
    let landed = trunk.flatMap { history.graph.index(of: $0) }
      .map { LandedDates(history.graph, trunk: $0) }
    let content = try content(of: entry)
    var view = SpecView(
      summary: summary(of: entry, facts, try mailmap()),
      document: DocumentReader(header: reader).read(content), content: content,
      createdLanded: facts?.createdCommit.flatMap { landed?.date(of: $0) },
      updatedLanded: facts?.updatedCommit.flatMap { landed?.date(of: $0) },
      isCutOff: facts?.isCutOff ?? false, commit: commit)
    view.summary.approval = try await approvals(of: [entry.path], at: commit, options)?.specs.first
    if let name = reference.requirement {
      view.item = try item(name, of: view)
    }
    return view
  }

  /// Whether a file is not in the work tree as HEAD has it.
  public func isUncommitted(_ path: String) throws(SpecError) -> Bool {
    try git { () throws(GitError) in
      try repository.workTreeChanges(below: [path]).contains { $0.path.isSamePath(as: path) }
    }
  }

  private func item(_ name: String, of view: SpecView) throws(SpecError) -> DocumentItem {
    if let item = view.document.requirement(named: name)
      ?? view.document.items.first(where: { $0.label?.lowercased() == name.lowercased() })
    {
      return item
    }
    throw .unknownRequirement(
      spec: view.summary.name, name: name,
      nearest: Suggestion.nearest(to: name, among: view.document.items.compactMap(\.id)))
  }
}
