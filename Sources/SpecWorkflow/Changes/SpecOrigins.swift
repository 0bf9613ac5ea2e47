internal import Git

/// What the specs of a commit came from, by history, to find them again in other commits.
struct SpecAncestry {
  /// The specs of the commit.
  let entries: [Snapshot.Entry]
  private let paths: PathTable
  /// By each text that specs came from, which specs those are.
  private var heirs: [Text: [Heir]] = [:]
  /// For each spec the paths that it has had.
  private var places: [Set<Int>] = []

  private struct Text: Hashable {
    var path: Int
    var file: FileVersion
  }

  private struct Heir {
    var entry: Int
    /// How many versions of the spec there have been since.
    var age: Int
  }

  /// `entries`: those of the commit that the history leads up to.
  init(_ entries: [Snapshot.Entry], _ history: History) {
    self.entries = entries
    paths = history.paths
    for (index, entry) in entries.enumerated() {
      let lineage = history.currentVersion(of: entry.path).map(history.lineage(of:)) ?? []
      let versions = lineage.reversed().map { history.versions.versions[$0] }
      places.append(Set(versions.map(\.path)))
      for (age, version) in versions.enumerated() {
        guard let file = version.file else { continue }
        heirs[Text(path: version.path, file: file), default: []].append(
          Heir(entry: index, age: age))
      }
    }
  }

  /// Which specs of another commit are those of this one.
  func origins(among others: [Snapshot.Entry]) -> SpecOrigins {
    var origins = SpecOrigins(entries, others)
    for pair in inherited(others) {
      origins.pair(pair.entry, with: pair.other)
    }
    origins.pair { hasSameID($0, $1) && hasSamePath($0, $1) }
    origins.pair(where: hasSameID)
    origins.pair(where: hasSamePath)
    origins.pair { entry, other in
      paths.index(of: other.path).map(places[entry].contains) ?? false
    }
    return origins
  }

  /// The texts of another commit that specs came from, and which of those it is; of several the one
  /// with the same ID or path first, as the other was split off, then the nearest.
  private func inherited(_ others: [Snapshot.Entry]) -> [(entry: Int, other: Int)] {
    var found: [(heir: Heir, other: Int)] = []
    for (index, other) in others.enumerated() {
      guard let path = paths.index(of: other.path) else { continue }
      for heir in heirs[Text(path: path, file: other.file)] ?? [] { found.append((heir, index)) }
    }
    func order(_ pair: (heir: Heir, other: Int)) -> (Int, Int, Int, Int, Int) {
      let (entry, other) = (pair.heir.entry, others[pair.other])
      return (
        hasSameID(entry, other) ? 0 : 1, hasSamePath(entry, other) ? 0 : 1, pair.heir.age, entry,
        pair.other
      )
    }
    return found.sorted { order($0) < order($1) }.map { ($0.heir.entry, $0.other) }
  }

  private func hasSameID(_ entry: Int, _ other: Snapshot.Entry) -> Bool {
    other.name.id != nil && other.name == entries[entry].name
  }

  private func hasSamePath(_ entry: Int, _ other: Snapshot.Entry) -> Bool {
    other.path.isSamePath(as: entries[entry].path)
  }
}

/// Which specs of one commit are which of another.
///
/// In this order, each spec once:
/// 1. the one whose very text it came from, by history, whatever its ID and its path;
/// 2. one with the same ID, at the same path first;
/// 3. one at the same path, or else at one that the spec once had, as where a branch renumbered it.
struct SpecOrigins {
  private let entries: [Snapshot.Entry]
  private let others: [Snapshot.Entry]
  /// By the path of a spec, the place of the other one.
  private var found: [PathKey: Int] = [:]
  private var open: Set<Int>

  fileprivate init(_ entries: [Snapshot.Entry], _ others: [Snapshot.Entry]) {
    self.entries = entries
    self.others = others
    open = Set(others.indices)
  }

  /// What a spec is in the other commit; `nil` where it is not there.
  func origin(of entry: Snapshot.Entry) -> Snapshot.Entry? {
    found[PathKey(entry.path)].map { others[$0] }
  }

  /// The specs that only the other commit has, in its order.
  var gone: [Snapshot.Entry] {
    open.sorted().map { others[$0] }
  }

  fileprivate mutating func pair(_ entry: Int, with other: Int) {
    guard !isPaired(entry), open.remove(other) != nil else {
      return
    }
    found[PathKey(entries[entry].path)] = other
  }

  /// Pairs what is still alone, in its order.
  fileprivate mutating func pair(where isPair: (Int, Snapshot.Entry) -> Bool) {
    for entry in entries.indices where !isPaired(entry) {
      if let other = others.indices.first(where: { open.contains($0) && isPair(entry, others[$0]) })
      {
        pair(entry, with: other)
      }
    }
  }

  private func isPaired(_ entry: Int) -> Bool {
    found[PathKey(entries[entry].path)] != nil
  }
}
