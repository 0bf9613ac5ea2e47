/// Where two sequences differ: what of the older one is gone, and what of the newer one stands there.
struct Hunk {
  var old: Range<Int>
  var new: Range<Int>

  /// The fewest places where two sequences differ, in their order; what is between is the same.
  static func between<Element: Hashable>(_ old: [Element], _ new: [Element]) -> [Hunk] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var hunks: [Hunk] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let start = (i, j)
      while removed.contains(i) { i += 1 }
      while added.contains(j) { j += 1 }
      if (i, j) == start {
        i += 1
        j += 1
      } else {
        hunks.append(Hunk(old: start.0..<i, new: start.1..<j))
      }
    }
    return hunks
  }
}
