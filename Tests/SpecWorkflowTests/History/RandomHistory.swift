import SpecTestSupport

/// A history made by chance and a twin of it in which every spec keeps one path for ever.
///
/// In the twin a spec's file is `virtual/<ID>.md`, and holds its path beside its text; so git itself
/// can say what following a spec through renames by its ID comes to.
struct RandomHistory {
  private(set) var history = FastImport()
  private(set) var twin = FastImport()
  private var random: SplitMix
  private var branches: [Branch] = []
  private var nextID = 1

  /// A spec of a branch: where it is and what it says.
  struct Spec: Hashable {
    var id: Int
    var path: String
    var status: String
    var words: [String]
  }

  private struct Branch {
    var mark: Int
    var specs: [Int: Spec]
  }

  static let statuses = ["Draft", "In Review", "Approved", "Implemented"]
  private static let people = [Person.ada, .ben, .chi, .dee]

  init(seed: UInt64, commits: Int) {
    random = SplitMix(state: seed)
    branches = [Branch(mark: 0, specs: [:])]
    commit(on: 0, [create()])
    for _ in 1..<commits {
      step()
    }
    // Everything comes together at last, so that the tip has seen all of it.
    while branches.count > 1 {
      merge(from: branches.count - 1, into: 0)
      branches.removeLast()
    }
  }

  /// The specs of the tip.
  var specs: [Spec] {
    branches[0].specs.values.sorted { $0.id < $1.id }
  }

  // MARK: Steps

  private mutating func step() {
    let branch = random.next(below: branches.count)
    switch random.next(below: 12) {
    case 0 where branches.count < 4:
      branches.append(branches[branch])
    case 1 where branches.count > 1, 2 where branches.count > 1:
      let other = random.next(below: branches.count)
      if other != branch, branches[other].mark != branches[branch].mark {
        merge(from: other, into: branch)
      }
    case 3:
      commit(on: branch, [create()])
    default:
      change(branch)
    }
  }

  private mutating func create() -> Change {
    defer { nextID += 1 }
    let words = (0..<30).map { _ in "word\(random.next(below: 1_000))" }
    return .set(
      Spec(id: nextID, path: path(of: nextID, variant: 0), status: "Draft", words: words))
  }

  private mutating func change(_ branch: Int) {
    guard let id = branches[branch].specs.keys.sorted().randomElement(using: &random),
      var spec = branches[branch].specs[id]
    else {
      commit(on: branch, [create()])
      return
    }
    switch random.next(below: 10) {
    case 0:
      commit(on: branch, [.delete(spec)])
    case 1, 2:
      spec.path = path(of: id, variant: random.next(below: 1_000))
      if random.next(below: 2) == 0 {
        edit(&spec)
      }
      commit(on: branch, [.set(spec)])
    case 3, 4, 5:
      spec.status = Self.statuses[random.next(below: Self.statuses.count)]
      commit(on: branch, [.set(spec)])
    default:
      edit(&spec)
      commit(on: branch, [.set(spec)])
    }
  }

  private mutating func edit(_ spec: inout Spec) {
    spec.words[random.next(below: spec.words.count)] = "edit\(random.next(below: 1_000_000))"
  }

  /// A merge: each spec from one side, from both, or as neither had it.
  private mutating func merge(from other: Int, into branch: Int) {
    let (ours, theirs) = (branches[branch].specs, branches[other].specs)
    var merged: [Int: Spec] = [:]
    for id in Set(ours.keys).union(theirs.keys).sorted() {
      guard let left = ours[id], let right = theirs[id] else {
        // One side lacks it: it never came there, or was deleted.
        let keeps = random.next(below: 4) > 0
        merged[id] = keeps ? ours[id] ?? theirs[id] : nil
        continue
      }
      var spec = random.next(below: 2) == 0 ? left : right
      if left != right, random.next(below: 3) == 0 {
        spec.status = left.status
        spec.words = right.words
        if random.next(below: 2) == 0 {
          edit(&spec)
        }
      }
      merged[id] = spec
    }
    let before = branches[branch].specs
    let changes = Set(before.keys).union(merged.keys).sorted().compactMap { id -> Change? in
      guard before[id] != merged[id] else {
        return nil
      }
      return merged[id].map { .set($0) } ?? before[id].map { .delete($0) }
    }
    commit(on: branch, changes, merging: branches[other].mark)
  }

  private func path(of id: Int, variant: Int) -> String {
    "specs/SPEC-\(id)-\(variant == 0 ? "text" : "text-\(variant)").md"
  }

  // MARK: Commits

  private enum Change {
    case set(Spec)
    case delete(Spec)
  }

  private mutating func commit(on branch: Int, _ changes: [Change], merging other: Int? = nil) {
    var real: [FastImport.Change] = [.text("notes/\(history.count).txt", "\(history.count)")]
    var virtual = real
    for change in changes {
      switch change {
      case .set(let spec):
        if let old = branches[branch].specs[spec.id], old.path != spec.path {
          real.append(.delete(old.path))
        }
        real.append(.text(spec.path, Self.text(spec)))
        virtual.append(.text("virtual/\(spec.id).md", spec.path + "\n" + Self.text(spec)))
        branches[branch].specs[spec.id] = spec
      case .delete(let spec):
        real.append(.delete(spec.path))
        virtual.append(.delete("virtual/\(spec.id).md"))
        branches[branch].specs[spec.id] = nil
      }
    }
    let mark = branches[branch].mark
    let parents = (mark == 0 ? [] : [mark]) + (other.map { [$0] } ?? [])
    let name = "refs/heads/" + (branch == 0 ? "main" : "side-\(branch)")
    let person = Self.people[random.next(below: Self.people.count)]
    // Clocks lie: now and then a commit is dated before its parents.
    let date = 1_760_000_000 + history.count * 40_000 - (random.next(below: 9) == 0 ? 200_000 : 0)
    let zone = ["+0000", "+0530", "-0800", "+1245"][random.next(below: 4)]
    let message = "c\(history.count + 1)"
    branches[branch].mark = history.commit(
      message, on: name, parents: parents, author: person, at: "@\(date) \(zone)", changes: real)
    twin.commit(
      message, on: name, parents: parents, author: person, at: "@\(date) \(zone)",
      changes: virtual)
  }

  private static func text(_ spec: Spec) -> String {
    """
    # SPEC-\(spec.id): Spec number \(spec.id)

    **Status**: \(spec.status)

    ## Overview

    \(spec.words.joined(separator: "\n"))

    """
  }
}
