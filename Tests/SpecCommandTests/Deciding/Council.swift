import Foundation
import SpecTestSupport
import Testing

/// A repository whose specs need approvals, and Ada, Ben and Chi with an SSH key each.
///
/// Everything is decided on 2026-02-02; the work of others is Dee's.
struct Council {
  static let first = "specs/SPEC-001-offline-sync.md"
  static let second = "specs/SPEC-002-usage-quotas.md"
  static let people: [(id: String, person: Person)] = [
    ("ada", .ada), ("ben", .ben), ("chi", .chi),
  ]

  let repository: TestRepository
  /// By the short names of the people.
  let keys: [String: SSHKey]

  /// `files` are further ones, or others, of the first commit.
  init(
    need: Int = 1, status: String = "In Review", files: [String: String] = [:],
    in repository: TestRepository? = nil
  ) throws {
    let repository = try repository ?? TestRepository()
    self.repository = repository
    var keys: [String: SSHKey] = [:]
    var signers = ""
    for (id, person) in Self.people {
      let key = try repository.sshKey(id)
      keys[id] = key
      signers += "\(person.email) namespaces=\"git\" \(key.publicKey)\n"
    }
    self.keys = keys
    let standard = [
      ".spec/config.yml": Self.policy(need: need), ".spec/allowed_signers": signers,
      Self.first: Self.text("SPEC-001", "Offline sync", status: status),
      Self.second: Self.text("SPEC-002", "Usage quotas", status: status),
    ]
    for (path, text) in standard.merging(files, uniquingKeysWith: { $1 }) where !text.isEmpty {
      try repository.write(path, text)
    }
    try repository.commit("Propose two specs", author: .dee, at: "2026-01-05T09:00:00Z")
    try repository.git("config", "--global", "gpg.format", "ssh")
    if let key = keys["ada"] {
      try repository.git("config", "--global", "user.signingKey", key.path)
    }
  }

  static func text(_ id: String, _ title: String, status: String = "In Review") -> String {
    Documents.spec(
      id, title, status: status, created: "2026-01-05", updated: "2026-01-05",
      author: "Dee Marsh")
  }

  static func policy(need: Int = 1) -> String {
    """
    project: "6d1f0c52-0000-4000-8000-000000000000"

    people:
      ada: {name: Ada Okafor, email: ada@tidewater.example}
      ben: {name: Ben Sørensen, email: ben@tidewater.example}
      chi: {name: Chi Nguyễn, email: chi@tidewater.example}

    policy: {from: [ada]}

    approvals:
      Approved: {need: \(need), from: [ada, ben, chi]}

    """
  }

  /// 2026-02-02T12:00:00Z.
  static let date = "@1770033600 +0000"

  /// What a person's run sees: his identity, his key, the day.
  func environment(_ id: String = "ada") -> [String: String] {
    let person = Self.people.first { $0.id == id }?.person ?? .dee
    var variables = [
      "GIT_AUTHOR_NAME": person.name, "GIT_AUTHOR_EMAIL": person.email,
      "GIT_COMMITTER_NAME": person.name, "GIT_COMMITTER_EMAIL": person.email,
      "GIT_AUTHOR_DATE": Self.date, "GIT_COMMITTER_DATE": Self.date,
      "SOURCE_DATE_EPOCH": "1770033600",
    ]
    if id != "ada", let key = keys[id] {
      variables["GIT_CONFIG_COUNT"] = "1"
      variables["GIT_CONFIG_KEY_0"] = "user.signingKey"
      variables["GIT_CONFIG_VALUE_0"] = key.path
    }
    return variables
  }

  /// Runs `spec` as a person.
  @discardableResult
  func spec(
    _ arguments: String..., by id: String = "ada", environment: [String: String] = [:],
    in directory: String? = nil, timeLimit: Double = 60
  ) throws -> ToolOutput {
    try SpecTool.run(
      arguments,
      environment: repository.environment.merging(self.environment(id)) { $1 }
        .merging(environment) { $1 },
      directory: directory.map(repository.absolute) ?? repository.path, timeLimit: timeLimit)
  }

  /// The same, where nothing must go wrong; its JSON.
  @discardableResult
  func decide(
    _ arguments: String..., by id: String = "ada", environment: [String: String] = [:],
    in directory: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    try decide(
      all: arguments, by: id, environment: environment, in: directory,
      sourceLocation: sourceLocation)
  }

  @discardableResult
  func decide(
    all arguments: [String], by id: String = "ada", environment: [String: String] = [:],
    in directory: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSON {
    let output = try SpecTool.run(
      arguments + ["--json"],
      environment: repository.environment.merging(self.environment(id)) { $1 }
        .merging(environment) { $1 },
      directory: directory.map(repository.absolute) ?? repository.path)
    try #require(
      output.status == 0, "\(arguments): \(output.errors)", sourceLocation: sourceLocation)
    #expect(output.errors.isEmpty, "\(output.errors)", sourceLocation: sourceLocation)
    return try output.json(sourceLocation: sourceLocation)
  }

  /// Runs git on the day of the decisions, which checks of signatures look at.
  @discardableResult
  func git(_ arguments: String..., in directory: String? = nil) throws -> String {
    try repository.git(
      arguments,
      environment: ["GIT_AUTHOR_DATE": Self.date, "GIT_COMMITTER_DATE": Self.date],
      in: directory
    ).trimmed
  }

  /// The status line of a spec at a revision.
  func status(_ path: String = Council.first, at revision: String = "HEAD") throws -> String {
    let text = try repository.git("show", "\(revision):\(path)")
    let line = text.split(separator: "\n").first { $0.hasPrefix("**Status**: ") }
    return String(line?.dropFirst(12) ?? "")
  }

  /// Branch, index and work tree, as far as git tells one state from another.
  func state(in directory: String? = nil) throws -> [String] {
    let commands = [
      ["rev-parse", "HEAD"], ["symbolic-ref", "HEAD"], ["ls-files", "--stage"],
      ["status", "--porcelain=v2", "--untracked-files=all"], ["diff", "--no-ext-diff"],
      ["diff", "--cached"],
    ]
    return try commands.map { try repository.git($0, in: directory).text }
  }
}
