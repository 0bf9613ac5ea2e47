/// What differs between the specs of two commits.
struct SnapshotChange {
  let old: Snapshot
  let new: Snapshot

  /// The specs of the later commit that the earlier one has not, with this text, at this path, under
  /// this ID.
  var changed: [Snapshot.Entry] {
    let known = Dictionary(
      old.entries.map { (PathKey($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    return new.entries.filter { entry in
      let before = known[PathKey(entry.path)]
      return before?.file != entry.file || before?.name != entry.name
    }
  }

  /// The specs of the earlier commit whose ID no spec of the later one has; a file that cannot be
  /// read any more is a problem of its own.
  var gone: [Snapshot.Entry] {
    let ids = Set(new.entries.compactMap(\.name.id))
    let unreadable = Set(new.unreadable.map { PathKey($0.path) })
    return old.entries.filter { entry in
      entry.name.id.map { !ids.contains($0) } ?? false && !unreadable.contains(PathKey(entry.path))
    }
  }

  /// What the later commit alone has of files that cannot be read.
  var unreadable: [SpecProblem] {
    let known = Set(old.unreadable)
    return new.unreadable.filter { !known.contains($0) }
  }

  /// The files of the later commit that have an ID with another one, where that is new.
  var duplicates: [SpecProblem] {
    let known = Set(old.duplicates().map { PathKey($0.path) })
    return new.duplicates().filter { !known.contains(PathKey($0.path)) }
  }
}
