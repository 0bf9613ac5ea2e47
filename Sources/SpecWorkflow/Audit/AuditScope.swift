internal import Git

/// The events that references mean: those of the specs that they name, under whatever names and in
/// whatever files these were, or of single requirements.
struct AuditScope {
  private var places: Set<Place> = []
  private var threads: Set<Int> = []
  /// Where what is meant has stood.
  private var paths: Set<PathKey> = []
  /// Whether no reference leaves anything out.
  private let isEverything: Bool

  private struct Place: Hashable {
    var commit: Int
    var path: PathKey
  }

  /// Throws `SpecError.unknownSpec`, `ambiguousSpec` or `unknownRequirement`.
  init(
    _ references: [SpecReference], requirement: String?, in workspace: Workspace,
    at commit: ObjectID, _ history: History, _ items: ItemHistory
  ) throws(SpecError) {
    isEverything = references.isEmpty && requirement == nil
    let snapshot = references.isEmpty ? Snapshot() : try workspace.snapshot(of: commit)
    for reference in references {
      let version = try workspace.version(of: reference.spec, in: snapshot, history).version
      var spec = AuditScope()
      spec.add(version, history, items)
      if let name = reference.requirement ?? requirement {
        let found = spec.threads(named: name, items)
        guard !found.isEmpty else {
          throw .unknownRequirement(
            spec: reference.spec, name: name,
            nearest: Suggestion.nearest(to: name, among: spec.names(items)))
        }
        threads.formUnion(found)
      } else {
        places.formUnion(spec.places)
        threads.formUnion(spec.threads)
      }
    }
    if references.isEmpty, let requirement {
      threads = Set(items.events.filter { Self.isNamed($0, requirement) }.map(\.thread))
      guard !threads.isEmpty else {
        let names = Set(items.events.compactMap(\.item.name)).sorted()
        throw .refused(
          Refusal(
            "no spec ever had a requirement '\(requirement)'",
            hint: Suggestion.nearest(to: requirement, among: names).map { "did you mean \($0)?" }
              ?? "spec audit"))
      }
    }
    for event in items.events where threads.contains(event.thread) {
      paths.insert(PathKey(event.path))
    }
  }

  private init() {
    isEverything = false
  }

  /// Whether an event is meant; `commit` is the index of its commit.
  func contains(_ event: ItemEvent, _ commit: Int) -> Bool {
    // Markup is of no item, and of each.
    isEverything || threads.contains(event.thread)
      || (event.thread < 0 && paths.contains(PathKey(event.path)))
      || places.contains(Place(commit: commit, path: PathKey(event.path)))
  }

  /// Whether the approvals of a spec at a path are meant.
  func containsApprovals(at path: String) -> Bool {
    isEverything || places.contains { $0.path == PathKey(path) }
  }

  private mutating func add(_ version: Int, _ history: History, _ items: ItemHistory) {
    let lineage = history.lineage(of: version)
    for version in lineage + history.outvoted(by: lineage) {
      let version = history.versions.versions[version]
      places.insert(
        Place(commit: version.commit, path: PathKey(history.paths.paths[version.path])))
    }
    let path = history.paths.paths[history.versions.versions[version].path]
    threads = Set(items.items(at: path).map(\.thread))
    // What a merge dropped is no version of its own.
    for event in items.events {
      if let commit = history.graph.index(of: event.commit), contains(event, commit) {
        threads.insert(event.thread)
      }
    }
  }

  private func threads(named name: String, _ items: ItemHistory) -> Set<Int> {
    Set(
      items.events.filter { threads.contains($0.thread) && Self.isNamed($0, name) }
        .map(\.thread))
  }

  private func names(_ items: ItemHistory) -> [String] {
    items.events.filter { threads.contains($0.thread) && $0.item.kind == .requirement }
      .compactMap(\.item.name)
  }

  private static func isNamed(_ event: ItemEvent, _ name: String) -> Bool {
    [event.old, event.new].contains { item in
      guard let item, item.kind == .requirement || item.kind == .labelled else { return false }
      return item.name?.lowercased() == name.lowercased()
    }
  }
}
