/// Which requirements went from one spec to another, known by having the same words.
struct RequirementMoves {
  private struct Key: Hashable {
    var path: PathKey
    var item: SpecItem
  }

  private var origins: [Key: String] = [:]
  private var taken: Set<Key> = []

  /// Where the same words were removed or came twice, nothing is said.
  init(_ sources: [ChangelogSource]) {
    typealias Place = (spec: ChangelogEntry.Spec, item: SpecItem)
    var removed: [String: [Place]] = [:]
    var added: [String: [Place]] = [:]
    for source in sources {
      for change in source.changes where change.change.item.kind == .requirement {
        let item = change.change.item
        if change.change.kinds == [.removed] {
          removed[item.words, default: []].append((source.spec, item))
        } else if change.change.kinds == [.added] {
          added[item.words, default: []].append((source.spec, item))
        }
      }
    }
    for (words, places) in added where places.count == 1 && !words.isEmpty {
      guard let old = removed[words], old.count == 1,
        !old[0].spec.path.isSamePath(as: places[0].spec.path)
      else {
        continue
      }
      let name = old[0].item.name.map { "\(old[0].spec.id)/\($0)" } ?? old[0].spec.id
      origins[Key(path: PathKey(places[0].spec.path), item: places[0].item)] = name
      taken.insert(Key(path: PathKey(old[0].spec.path), item: old[0].item))
    }
  }

  /// Where a new requirement was before.
  func origin(of item: SpecItem, in spec: ChangelogEntry.Spec) -> String? {
    origins[Key(path: PathKey(spec.path), item: item)]
  }

  /// Whether a requirement that is gone stands in another spec now.
  func isTaken(_ item: SpecItem?, in spec: ChangelogEntry.Spec) -> Bool {
    item.map { taken.contains(Key(path: PathKey(spec.path), item: $0)) } ?? false
  }
}
