/// What two revisions do not have in common in their pasts.
struct Divergence {
  /// The ancestors that only one has, itself among them.
  private(set) var onlyLeft: Set<Int> = []
  private(set) var onlyRight: Set<Int> = []

  private struct Sides: OptionSet {
    var rawValue: UInt8
    static let left = Sides(rawValue: 1)
    static let right = Sides(rawValue: 2)
    static let both: Sides = [left, right]
  }

  /// `parents`: for each revision those of it, which have smaller numbers.
  init(_ left: Int, _ right: Int, parents: [[Int?]]) {
    var sides: [Int: Sides] = [:]
    var pending = CommitHeap()
    // How many are pending that are not known to be common.
    var open = 0
    func reach(_ revision: Int, _ side: Sides) {
      guard let known = sides[revision] else {
        sides[revision] = side
        pending.insert(Int32(revision), time: Int64(revision))
        if side != .both { open += 1 }
        return
      }
      sides[revision] = known.union(side)
      if known != .both, known.union(side) == .both { open -= 1 }
    }
    reach(left, .left)
    reach(right, .right)
    while open > 0, let next = pending.popNewest().map(Int.init) {
      let side = sides[next] ?? []
      if side != .both {
        open -= 1
        if side == .left { onlyLeft.insert(next) } else { onlyRight.insert(next) }
      }
      for case let parent? in parents[next] { reach(parent, side) }
    }
  }
}
