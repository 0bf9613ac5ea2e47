import SpecTestSupport

/// A history made by chance in which requirements come, go, change, move and change places.
struct RandomItems {
  private(set) var history = FastImport()
  private var random: SplitMix
  private var branches: [Branch] = [Branch(mark: 0, specs: [:])]
  private var made = 0

  private struct Spec: Hashable {
    var path: String
    var status = "Draft"
    var overview: String
    var requirements: [String]
    var criteria: [String]
  }

  private struct Branch {
    var mark: Int
    /// By the number of the spec.
    var specs: [Int: Spec]
  }

  init(seed: UInt64, commits: Int) {
    random = SplitMix(state: seed)
    create(0)
    commit(0)
    for _ in 1..<commits { step() }
    while branches.count > 1 {
      merge(from: branches.count - 1, into: 0)
      branches.removeLast()
    }
  }

  private mutating func step() {
    let branch = random.next(below: branches.count)
    switch random.next(below: 10) {
    case 0 where branches.count < 4:
      branches.append(branches[branch])
    case 1 where branches.count > 1, 2 where branches.count > 1:
      let other = random.next(below: branches.count)
      if other != branch, branches[other].mark != branches[branch].mark {
        merge(from: other, into: branch)
      }
    case 3:
      create(branch)
      commit(branch)
    default:
      for _ in 0...random.next(below: 2) { change(branch) }
      commit(branch)
    }
  }

  // MARK: Changes

  private mutating func words() -> String {
    made += 1
    let words = (0..<8).map { _ in "word\(random.next(below: 60))" }
    return "The system shall \(words.joined(separator: " ")) \(made)."
  }

  private mutating func create(_ branch: Int) {
    made += 1
    branches[branch].specs[made] = Spec(
      path: "specs/SPEC-\(made).md", overview: words(), requirements: [words(), words(), words()],
      criteria: [words(), words()])
  }

  private mutating func change(_ branch: Int) {
    guard let id = branches[branch].specs.keys.sorted().randomElement(using: &random),
      var spec = branches[branch].specs[id]
    else {
      create(branch)
      return
    }
    let count = spec.requirements.count
    let place = random.next(below: max(1, count))
    switch random.next(below: 12) {
    case 0:
      branches[branch].specs[id] = nil
      return
    case 1: spec.path = "specs/SPEC-\(id)-\(random.next(below: 9)).md"
    case 2: spec.status = ["Draft", "In Review", "Approved"][random.next(below: 3)]
    case 3: spec.overview = words()
    case 4: spec.requirements.insert(words(), at: random.next(below: count + 1))
    case 5 where count > 0: spec.requirements.remove(at: place)
    case 6 where count > 1: spec.requirements.swapAt(0, place)
    case 7 where count > 0: spec.requirements[place] += " Or so."
    case 8 where count > 0: spec.requirements[place] = words()
    case 9: spec.criteria = spec.criteria.map { tick($0) }
    case 10 where count > 0:
      let words = spec.requirements.remove(at: place)
      branches[branch].specs[id] = spec
      if let other = branches[branch].specs.keys.sorted().randomElement(using: &random) {
        branches[branch].specs[other]?.requirements.append(words)
      }
      return
    default: spec.criteria.append(words())
    }
    branches[branch].specs[id] = spec
  }

  private mutating func tick(_ words: String) -> String {
    guard random.next(below: 2) == 0 else { return words }
    return words.hasPrefix("[x] ") ? String(words.dropFirst(4)) : "[x] " + words
  }

  /// A merge: each spec from one side, of both, or with words that neither has.
  private mutating func merge(from other: Int, into branch: Int) {
    let (ours, theirs) = (branches[branch].specs, branches[other].specs)
    for id in Set(ours.keys).union(theirs.keys).sorted() {
      guard let left = ours[id], let right = theirs[id] else {
        branches[branch].specs[id] = random.next(below: 4) > 0 ? ours[id] ?? theirs[id] : nil
        continue
      }
      var spec = random.next(below: 2) == 0 ? left : right
      if random.next(below: 3) == 0 {
        spec.requirements = left.requirements
        spec.criteria = right.criteria
        spec.overview = random.next(below: 2) == 0 ? words() : right.overview
      }
      branches[branch].specs[id] = spec
    }
    commit(branch, merging: branches[other].mark)
  }

  private mutating func commit(_ branch: Int, merging other: Int? = nil) {
    let mark = branches[branch].mark
    let parents = (mark == 0 ? [] : [mark]) + (other.map { [$0] } ?? [])
    let name = "refs/heads/" + (branch == 0 ? "main" : "side-\(branch)")
    var changes: [FastImport.Change] = [.delete("specs")]
    for (id, spec) in branches[branch].specs.sorted(by: { $0.key < $1.key }) {
      changes.append(.text(spec.path, Self.text(id, spec)))
    }
    changes.append(.text("count.txt", "\(history.count)"))
    branches[branch].mark = history.commit(
      "c\(history.count + 1)", on: name, parents: parents, changes: changes)
  }

  private static func text(_ id: Int, _ spec: Spec) -> String {
    let requirements = spec.requirements.enumerated().map { "\($0 + 1). **FR-\($0 + 1)**: \($1)" }
    let criteria = spec.criteria.map { $0.hasPrefix("[x] ") ? "- \($0)" : "- [ ] \($0)" }
    return """
      # SPEC-\(id): Spec number \(id)

      **Status**: \(spec.status)

      ## Overview

      \(spec.overview)

      ## Requirements

      \(requirements.joined(separator: "\n"))

      ## Acceptance Criteria

      \(criteria.joined(separator: "\n"))

      """
  }
}
