internal import Git

/// An entry that two trees do not have in common.
struct TreeChange {
  var name: String
  var old: (mode: FileMode, id: ObjectID)?
  var new: (mode: FileMode, id: ObjectID)?

  /// The entries in which two trees differ; `nil` is no tree, and has no entries.
  ///
  /// `ids`: where the entries begin of which nothing but the ids differs, if that is all that differs.
  static func changes(from old: Tree?, to new: Tree?, ids: [Int]? = nil) -> [TreeChange] {
    bytes(of: old) { old in
      bytes(of: new) { new in
        ids.map { changes(at: $0, from: old, to: new) } ?? changes(from: old, to: new)
      }
    }
  }

  private static func bytes<Result>(
    of tree: Tree?, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    tree?.withBytes(body) ?? body(UnsafeRawBufferPointer(start: nil, count: 0))
  }

  private static func changes(
    at starts: [Int], from old: UnsafeRawBufferPointer, to new: UnsafeRawBufferPointer
  ) -> [TreeChange] {
    starts.compactMap { start in
      var (oldTree, newTree) = (RawTree(old, from: start), RawTree(new, from: start))
      return oldTree.next().map { TreeChange(old, $0, newTree.next()) }
    }
  }

  /// The bytes are those of whole trees: what is alike in both is passed over here.
  private static func changes(
    from old: UnsafeRawBufferPointer, to new: UnsafeRawBufferPointer
  ) -> [TreeChange] {
    var changes: [TreeChange] = []
    // Two trees of neighbouring commits are alike but for a few bytes: what is alike at the front is
    // passed over, and so is the rest behind each difference when nothing else differs.
    var oldTree = RawTree(old)
    oldTree.skip(to: old.firstDifference(from: new) ?? old.count)
    var newTree = RawTree(new, from: oldTree.position)
    var (left, right) = (oldTree.next(), newTree.next())
    while left != nil || right != nil {
      switch (left, right) {
      case (let entry?, nil):
        changes.append(TreeChange(old, entry, nil))
        left = oldTree.next()
      case (nil, let entry?):
        changes.append(TreeChange(new, nil, entry))
        right = newTree.next()
      case (let a?, let b?):
        switch order(old, a, new, b) {
        case 0:
          if a.id != b.id || a.mode != b.mode {
            changes.append(TreeChange(old, a, b))
            if isEqual(old[oldTree.position...], new[newTree.position...]) {
              return changes
            }
          }
          left = oldTree.next()
          right = newTree.next()
        case ..<0:
          changes.append(TreeChange(old, a, nil))
          if isEqual(old[oldTree.position...], new[b.start...]) {
            return changes
          }
          left = oldTree.next()
        default:
          changes.append(TreeChange(new, nil, b))
          if isEqual(old[a.start...], new[newTree.position...]) {
            return changes
          }
          right = newTree.next()
        }
      case (nil, nil):
        break
      }
    }
    return changes
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ old: RawTree.Entry?, _ new: RawTree.Entry?) {
    // Names are equal where both stand; the first one's bytes are those that were passed.
    let name = (old ?? new).map { UnsafeRawBufferPointer(rebasing: bytes[$0.name]) }
    self.name = name.map(TextDecoding.path) ?? ""
    self.old = old.map { ($0.mode, $0.id) }
    self.new = new.map { ($0.mode, $0.id) }
  }

  private static func isEqual(
    _ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    UnsafeRawBufferPointer(rebasing: left)
      .firstDifference(from: UnsafeRawBufferPointer(rebasing: right)) == nil
  }

  /// Git's order of entries: bytes, with a `/` behind a folder's name.
  ///
  /// A file and a folder of one name are therefore different entries.
  private static func order(
    _ oldBytes: UnsafeRawBufferPointer, _ old: RawTree.Entry,
    _ newBytes: UnsafeRawBufferPointer, _ new: RawTree.Entry
  ) -> Int {
    let common = min(old.name.count, new.name.count)
    for offset in 0..<common {
      let (a, b) = (oldBytes[old.name.lowerBound + offset], newBytes[new.name.lowerBound + offset])
      if a != b {
        return Int(a) - Int(b)
      }
    }
    func behind(_ bytes: UnsafeRawBufferPointer, _ entry: RawTree.Entry) -> Int {
      entry.name.count > common
        ? Int(bytes[entry.name.lowerBound + common]) : (entry.mode == .tree ? 47 : 0)
    }
    return behind(oldBytes, old) - behind(newBytes, new)
  }
}
