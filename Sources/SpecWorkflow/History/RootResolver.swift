internal import Git

/// Finds what stands at a few fixed paths of many trees.
///
/// Whole trees are read once; what lies in deeper folders is remembered by the folder's tree id,
/// which most commits share with their parents.
struct RootResolver {
  /// What a tree holds at each path; `nil` where there is nothing.
  typealias Entries = [RootEntry?]

  /// A folder or file at one of the paths.
  struct RootEntry: Hashable {
    var mode: FileMode
    var id: ObjectID
  }

  private struct Step {
    var name: [UInt8]
    var rest: [Substring]
    var slot: Int
  }

  private struct FolderKey: Hashable {
    var tree: ObjectID
    var slot: Int
    var depth: Int
  }

  private let paths: [[Substring]]
  private var known: [FolderKey: RootEntry?] = [:]
  private var numbers: [Entries: Int32] = [:]
  private(set) var entries: [Entries] = []

  init(_ paths: [String]) {
    self.paths = paths.map { $0.split(separator: "/") }
  }

  /// A number that is equal for trees that hold the same at all paths.
  mutating func number(
    of tree: ObjectID, in repository: Repository
  ) throws(GitError) -> Int32 {
    let found = try resolve(tree, in: repository)
    if let number = numbers[found] {
      return number
    }
    let number = Int32(entries.count)
    numbers[found] = number
    entries.append(found)
    return number
  }

  private mutating func resolve(
    _ tree: ObjectID, in repository: Repository
  ) throws(GitError) -> Entries {
    var steps: [Step] = []
    var found = Entries(repeating: nil, count: paths.count)
    for (slot, path) in paths.enumerated() {
      guard let first = path.first else {
        found[slot] = RootEntry(mode: .tree, id: tree)
        continue
      }
      steps.append(Step(name: Array(first.utf8), rest: Array(path.dropFirst()), slot: slot))
    }
    guard !steps.isEmpty else {
      return found
    }
    let children = try Self.children(steps.map(\.name), of: tree, in: repository)
    for (step, child) in zip(steps, children) {
      found[step.slot] =
        try child.map { child throws(GitError) in
          try descend(child, step.rest, slot: step.slot, in: repository)
        } ?? nil
    }
    return found
  }

  private mutating func descend(
    _ entry: RootEntry, _ rest: [Substring], slot: Int, in repository: Repository
  ) throws(GitError) -> RootEntry? {
    guard let name = rest.first else {
      return entry
    }
    guard entry.mode == .tree else {
      return nil
    }
    let key = FolderKey(tree: entry.id, slot: slot, depth: rest.count)
    if let answer = known[key] {
      return answer
    }
    let child = try Self.children([Array(name.utf8)], of: entry.id, in: repository)[0]
    let answer =
      try child.map { child throws(GitError) in
        try descend(child, Array(rest.dropFirst()), slot: slot, in: repository)
      } ?? nil
    known[key] = .some(answer)
    return answer
  }

  private static func children(
    _ names: [[UInt8]], of tree: ObjectID, in repository: Repository
  ) throws(GitError) -> [RootEntry?] {
    var found = [RootEntry?](repeating: nil, count: names.count)
    try repository.forEachEntry(of: tree) { bytes, entry in
      for (index, name) in names.enumerated() where bytes[entry.name].elementsEqual(name) {
        found[index] = RootEntry(mode: entry.mode, id: entry.id)
      }
    }
    return found
  }
}
