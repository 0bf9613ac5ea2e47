internal import Git

/// Commits that changed what an approval is bound to, and nothing that an item says: a comment, an
/// emphasis, an order.
struct MarkupChanges {
  private let judge: ApprovalJudge
  /// Where events of items are judged by the approvals of the document.
  private var told: Set<Place> = []
  /// Where events are that approvals of requirements do not look at.
  private var toldOfProse: Set<Place> = []

  private struct Place: Hashable {
    var commit: ObjectID
    var path: PathKey
  }

  init(_ judge: ApprovalJudge, _ items: ItemHistory) {
    self.judge = judge
    for event in items.events where !event.isMarkOnly && event.item.kind != .status {
      let place = Place(commit: event.commit, path: PathKey(event.path))
      if event.isOfProse {
        toldOfProse.insert(place)
      } else {
        told.insert(place)
      }
      if let departure = event.departure {
        told.insert(Place(commit: event.commit, path: PathKey(departure.path)))
      }
    }
  }

  /// An event for each of them, in the order of history.
  func events() throws(SpecError) -> [ItemEvent] {
    let history = judge.history
    var found: [ItemEvent] = []
    for version in history.versions.versions {
      let path = history.paths.paths[version.path]
      let commit = history.graph.ids[version.commit]
      guard history.places[version.commit] >= 0, let file = version.file,
        !told.contains(Place(commit: commit, path: PathKey(path))),
        try isOther(version, \.digest)
      else { continue }
      let header = try judge.texts.header(of: file)
      let isOfRequirements = try isOther(version, \.requirements)
      if toldOfProse.contains(Place(commit: commit, path: PathKey(path))), !isOfRequirements {
        continue
      }
      let item = SpecItem(
        kind: isOfRequirements ? .requirement : .section, name: "markup", words: "")
      found.append(
        ItemEvent(
          commit: commit, change: .changed, old: item, new: item,
          spec: try judge.texts.name(of: file, at: path), path: path, origin: nil,
          status: header[.status], isMerge: version.parents.count > 1, candidates: [], thread: -1))
    }
    return found
  }

  /// Whether a version binds approvals to something else than each version that it came from.
  private func isOther(
    _ version: VersionGraph.Version, _ digest: (ApprovalText) -> ContentDigest?
  ) throws(SpecError) -> Bool {
    guard !version.parents.isEmpty else {
      return false
    }
    // One that cannot be approved has none, and is something else than one that can.
    let new = try text(version).flatMap(digest)
    for link in version.parents {
      let old = judge.history.versions.versions[link.version]
      guard old.file != version.file, try text(old).flatMap(digest) != new else {
        return false
      }
    }
    return true
  }

  private func text(_ version: VersionGraph.Version) throws(SpecError) -> ApprovalText? {
    guard let file = version.file, let number = judge.states.number(of: file) else {
      return nil
    }
    return try judge.text(number)
  }
}
