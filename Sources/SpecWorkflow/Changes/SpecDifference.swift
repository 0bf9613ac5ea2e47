/// What differs between two texts of a spec.
public struct SpecDifference: Sendable, Hashable {
  /// In the order of the newer text; what was removed stands where it would have stood.
  public var changes: [ItemChange]

  public init(from old: [SpecItem], to new: [SpecItem]) {
    self.init(from: old, to: new, followed: [])
  }

  /// `followed`: which items history knows to be the same.
  init(from old: [SpecItem], to new: [SpecItem], followed: [ItemMatcher.Pair]) {
    let matcher = ItemMatcher(old, new, followed: followed)
    let origins = Dictionary(uniqueKeysWithValues: matcher.pairs.map { ($0.new, $0.old) })
    let gone = Set(old.indices).subtracting(matcher.pairs.map(\.old))
    var pending = old.indices.filter(gone.contains)[...]
    changes = []
    func removed(upTo place: Int) -> [ItemChange] {
      var found: [ItemChange] = []
      while let next = pending.first, next < place {
        pending.removeFirst()
        found.append(ItemChange(kinds: [.removed], old: old[next], new: nil))
      }
      return found
    }
    for index in new.indices {
      guard let origin = origins[index] else {
        let candidates = (matcher.candidates[index] ?? []).compactMap { old[$0].name }
        changes.append(
          ItemChange(kinds: [.added], old: nil, new: new[index], candidates: candidates))
        continue
      }
      changes += removed(upTo: origin)
      if let change = ItemChange.between(old[origin], new[index]) {
        changes.append(change)
      }
    }
    changes += removed(upTo: old.count)
  }
}

extension SpecDifference {
  /// What differs between two documents.
  init(from old: [UInt8], to new: [UInt8], reader: HeaderReader) {
    self.init(from: SpecItems.read(old, reader: reader), to: SpecItems.read(new, reader: reader))
  }

  /// What has changed, by the names that people use, each once.
  ///
  /// The IDs of requirements, else the headings under which something did; a status and the marks in
  /// boxes aside.
  public var names: [String] {
    var names: [String] = []
    for change in changes where change.item.kind != .status {
      guard change.kinds.contains(where: { $0 != .checked && $0 != .unchecked }) else { continue }
      let name = change.item.place
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension SpecItem {
  /// Its name, or the heading that it stands under.
  public var place: String {
    switch kind {
    case .requirement, .labelled: name ?? kind.rawValue
    case .criterion, .question, .userStory: headingPath.last ?? kind.rawValue
    case .section: name ?? "the beginning"
    case .header, .status: name?.lowercased() ?? kind.rawValue
    }
  }
}
