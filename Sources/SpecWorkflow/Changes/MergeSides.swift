/// The parents of a merge, and which of them are ahead of the others at a path.
///
/// Most of what a merge brings together only one side has changed; there nothing has to be read. That
/// side has behind it whatever the others last did at the path, and they did nothing meanwhile to its
/// items, wherever they had them.
struct MergeSides {
  let sides: [ItemStates]
  /// For each side its revision; `nil` where it never had a spec.
  let revisions: [Int?]
  let parents: [[Int?]]
  private var divergences: [[Int]: Divergence] = [:]

  /// More parents than this are not compared with each other.
  private static let mostSides = 16

  init(_ sides: [ItemStates], revisions: [Int?], parents: [[Int?]]) {
    self.sides = sides
    self.revisions = revisions
    self.parents = parents
  }

  /// The paths at which the sides, or their pasts, differ.
  var differing: [Int] {
    var found: Set<Int> = []
    for side in sides.dropFirst() {
      for path in side.changes.indices where side.changes[path] != sides[0].changes[path] {
        found.insert(path)
      }
    }
    return found.sorted()
  }

  /// The side that has the same file as the merge and is ahead of the others there.
  mutating func ahead(
    at path: Int, with file: FileVersion?, _ threads: Threads
  ) -> Int? {
    guard (2...Self.mostSides).contains(sides.count) else {
      return nil
    }
    for side in sides.indices where sides[side].specs[path]?.file == file {
      var isAhead = true
      for other in sides.indices where isAhead && other != side {
        isAhead = hasSeen(side, other, at: path, threads)
      }
      if isAhead { return side }
    }
    return nil
  }

  private mutating func hasSeen(
    _ side: Int, _ other: Int, at path: Int, _ threads: Threads
  ) -> Bool {
    let last = sides[other].changes[path]
    guard last != sides[side].changes[path], let two = revisions[other] else {
      return true
    }
    guard let one = revisions[side] else {
      return last < 0
    }
    let key = [one, two]
    let divergence = divergences[key] ?? Divergence(one, two, parents: parents)
    divergences[key] = divergence
    let unseen = divergence.onlyRight
    return !unseen.contains(Int(last))
      && !(sides[side].specs[path]?.entries ?? []).contains {
        threads.isTouched($0.thread, in: unseen)
      }
  }
}
