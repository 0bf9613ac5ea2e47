import Foundation
import SpecTestSupport
import Testing

/// Whatever happens to a repository and to its index, every command answers as it does without one.
struct InterleavingTests {
  private static let isLong = ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long"

  @Test(arguments: isLong ? 1..<11 : 1..<3)
  func answersAsWithoutIndex(_ seed: UInt64) throws {
    var world = try IndexedWorld(seed: seed)
    for number in 1...(Self.isLong ? 50 : 20) {
      let step = try world.step()
      for command in world.commands(all: Self.isLong || number % 10 == 0) {
        try world.compare(command, after: "step \(number) of seed \(seed), \(step)")
      }
    }
  }
}

/// A repository that chance works on, with the bare one that it pushes to.
private struct IndexedWorld {
  let repository: TestRepository
  let server: TestRepository
  private var random: SplitMix
  private var next = 1
  private var turn = 0

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    repository = try TestRepository()
    server = try TestRepository.bare()
    try repository.git("remote", "add", "origin", server.path)
    for _ in 1...4 {
      try create()
    }
    try repository.commit("Begin")
  }

  // MARK: Questions

  private static let questions = [
    ["list", "--json"], ["list", "--date", "landed"], ["list", "--at", "HEAD~2", "--json"],
    ["status"], ["log", "SPEC-1", "--json"], ["log", "SPEC-2"], ["show", "SPEC-3", "--json"],
    ["audit", "--json"], ["audit", "SPEC-2"], ["changelog", "..HEAD"], ["blame", "SPEC-1"],
    ["diff", "HEAD~1..HEAD"], ["log", "SPEC-4", "--patch"], ["list", "--sort", "-updated"],
  ]

  /// `list` and two others in turn, or all.
  mutating func commands(all: Bool) -> [[String]] {
    guard !all else {
      return Self.questions
    }
    turn += 2
    return [Self.questions[0]]
      + (0..<2).map { Self.questions[1 + (turn + $0) % (Self.questions.count - 1)] }
  }

  func compare(_ command: [String], after step: String) throws {
    for place in [repository, server] {
      let with = try run(command, in: place, environment: [:])
      let without = try run(
        command, in: place,
        environment: [
          "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "spec.index", "GIT_CONFIG_VALUE_0": "false",
        ])
      #expect(with.status == without.status, "\(command) after \(step)")
      #expect(with.text == without.text, "\(command) after \(step)")
      #expect(with.errors == without.errors, "\(command) after \(step)")
    }
  }

  private func run(
    _ command: [String], in place: TestRepository, environment: [String: String]
  ) throws -> ToolOutput {
    try SpecTool.run(
      command,
      environment: repository.environment.merging(Sample.now) { $1 }
        .merging(environment) { $1 },
      directory: place.path)
  }

  // MARK: Steps

  private typealias Step = (name: String, weight: Int, run: (inout IndexedWorld) throws -> Void)

  private static var steps: [Step] {
    [
      ("an edit", 6, { try $0.edit() }),
      ("a new spec", 2, { try $0.create() }),
      ("a deletion", 1, { try $0.delete() }),
      ("a move", 2, { try $0.move() }),
      ("a draft that becomes a spec", 1, { try $0.promote() }),
      ("a new branch", 2, { try $0.branch() }),
      ("a switch", 3, { try $0.change() }),
      ("a merge", 3, { try $0.merge() }),
      ("a rebase", 2, { try $0.rebase() }),
      ("an amended commit", 2, { try $0.amend() }),
      ("a reset", 2, { try $0.reset() }),
      ("a forced push", 3, { try $0.push() }),
      ("gc", 2, { try $0.repository.git("gc", "--quiet", "--prune=now") }),
      ("another configuration", 2, { try $0.configure() }),
      ("ignored commits", 1, { try $0.ignore() }),
      ("a damaged index", 4, { try $0.damage() }),
      ("a lost key", 1, { try $0.loseKey() }),
    ]
  }

  /// Does one thing by chance and says which.
  mutating func step() throws -> String {
    var number = random.next(below: Self.steps.map(\.weight).reduce(0, +))
    for step in Self.steps {
      number -= step.weight
      if number < 0 {
        try step.run(&self)
        if try !repository.git("status", "--porcelain", "specs", "drafts").isEmpty {
          try repository.commit(step.name)
        }
        return step.name
      }
    }
    return "nothing"
  }

  private mutating func create() throws {
    let id = next
    next += 1
    try repository.write(
      "specs/SPEC-\(id).md", Sample.text("SPEC-\(id)", "Feature \(word())") + lines(12))
  }

  private mutating func edit() throws {
    guard let path = try specs().randomElement(using: &random) else {
      return try create()
    }
    let statuses = ["Draft", "In Review", "Approved"]
    var text = try repository.read(path)
    if random.next(below: 3) == 0 {
      for status in statuses {
        text = text.replacing(
          "**Status**: \(status)",
          with: "**Status**: \(statuses.randomElement(using: &random) ?? "")")
      }
    }
    try repository.write(path, text + lines(1))
  }

  private mutating func delete() throws {
    guard let path = try specs().randomElement(using: &random) else {
      return
    }
    try repository.remove(path)
  }

  private mutating func move() throws {
    guard let path = try specs().randomElement(using: &random) else {
      return
    }
    let id = path.split(separator: "/").last?.prefix { $0 != "." && $0 != "_" } ?? ""
    try repository.move(path, to: "specs/\(id)_\(word()).md")
  }

  private mutating func promote() throws {
    let id = next
    next += 1
    try repository.write("drafts/\(id).md", Sample.text("SPEC-\(id)", "Draft") + lines(12))
    try repository.commit("A draft")
    try repository.move("drafts/\(id).md", to: "specs/SPEC-\(id).md")
  }

  private mutating func branch() throws {
    try repository.git("switch", "--quiet", "--create", "topic-\(word())")
    try edit()
  }

  private mutating func change() throws {
    try repository.git("switch", "--quiet", "--discard-changes", try anyBranch())
  }

  private mutating func merge() throws {
    let output = try repository.run("git", ["merge", "--quiet", "-X", "ours", try anyBranch()])
    if output.status != 0 {
      try repository.git("add", "--all")
      try repository.commit("A merge with conflicts")
    }
  }

  private mutating func rebase() throws {
    let output = try repository.run(
      "git", ["rebase", "--quiet", "-X", "theirs", try anyBranch()])
    if output.status != 0 {
      // It may not have begun at all.
      _ = try repository.run("git", ["rebase", "--abort"])
    }
  }

  private mutating func amend() throws {
    try edit()
    try repository.git("commit", "--quiet", "--amend", "--all", "--message", "Amended \(word())")
  }

  private mutating func reset() throws {
    let count = Int(try repository.git("rev-list", "--first-parent", "--count", "HEAD")) ?? 1
    try repository.git(
      "reset", "--quiet", "--hard", "HEAD~\(min(count - 1, random.next(below: 4)))")
  }

  private mutating func push() throws {
    try repository.git("push", "--quiet", "--force", "origin", "HEAD:main")
  }

  private mutating func configure() throws {
    let texts = [
      "folders: [specs]\n", "folders: [specs, drafts]\n",
      "statuses: [Draft, In Review, Approved]\n",
    ]
    try repository.write(".spec/config.yml", texts.randomElement(using: &random) ?? "")
    if random.next(below: 2) == 0 {
      try repository.commit("Another configuration")
    }
  }

  private mutating func ignore() throws {
    let ids = try repository.git("rev-list", "HEAD").split(separator: "\n")
    try repository.write("ignored", "\(ids.randomElement(using: &random) ?? "")\n")
    try repository.write(".spec/config.yml", "history: {ignoreRevs: ignored}\n")
  }

  /// Damages the index of one of the repositories as disks, kills and people do.
  private mutating func damage() throws {
    let place = random.next(below: 3) == 0 ? server : repository
    let folder = place === server ? "spec" : ".git/spec"
    guard place.exists(folder),
      let file = try FileManager.default.contentsOfDirectory(atPath: place.absolute(folder))
        .sorted().randomElement(using: &random)
    else {
      return
    }
    let path = "\(folder)/\(file)"
    var bytes = try place.bytes(path)
    switch random.next(below: 5) {
    case 0: bytes = Array(bytes.prefix(random.next(below: bytes.count + 1)))
    case 1:
      for _ in 0..<20 where !bytes.isEmpty {
        bytes[random.next(below: bytes.count)] ^= UInt8(1 << random.next(below: 8))
      }
    case 2:
      for offset in bytes.indices.suffix(bytes.count / 2) {
        bytes[offset] = 0
      }
    case 3: bytes = Array("no database\n".utf8)
    default:
      try place.remove(path)
      return
    }
    try place.write(path, bytes)
  }

  private func loseKey() throws {
    try? FileManager.default.removeItem(atPath: "\(repository.hermetic.home)/state")
  }

  // MARK: Values

  private func specs() throws -> [String] {
    try repository.git("ls-files", "specs").split(separator: "\n").map(String.init)
      .filter { repository.exists($0) }
  }

  private mutating func anyBranch() throws -> String {
    let names = try repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads")
    return names.split(separator: "\n").map(String.init).randomElement(using: &random) ?? "main"
  }

  private mutating func word() -> String {
    "word\(random.next(below: 100_000))"
  }

  private mutating func lines(_ count: Int) -> String {
    (0..<count).map { _ in "- **FR-\(random.next(below: 9_000))**: The system shall \(word()).\n" }
      .joined()
  }
}
