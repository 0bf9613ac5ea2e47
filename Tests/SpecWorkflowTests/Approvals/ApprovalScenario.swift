import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// A repository in which people approve, edit and cheat, with real git and real keys.
///
/// It begins on `main` with a commit of the policy and one spec in review. Everything that is done
/// takes an hour.
final class ApprovalScenario {
  static let spec = "specs/SPEC-001-offline-sync.md"

  let repository: TestRepository
  /// 2026-01-05T09:00:00Z is the first commit's.
  private var seconds = 1_767_600_000

  /// Without a policy the repository has no commit yet.
  init(_ policy: TestPolicy? = .standard) throws {
    repository = try TestRepository.plainFolder()
    let output = try repository.run(
      "tar", ["-xpf", "-", "-C", repository.temporary.path], input: try Self.archive.get())
    try #require(output.status == 0, "\(output.errors)")
    if let policy {
      try writeSpec()
      try write(policy)
      try commit("Begin")
    }
  }

  /// The keys and an empty repository are made once.
  private static let archive = Result {
    let repository = try TestRepository()
    for key in Who.allCases.map(\.rawValue) + ["ada2"] {
      _ = try repository.sshKey(key)
    }
    return try repository.run(
      "tar", ["-cf", "-", "-C", repository.temporary.path, "repo", "keys"]
    ).bytes
  }

  // MARK: Time and people

  /// Lets an hour go by, or as many as are given.
  func wait(hours: Int = 1) {
    seconds += 3_600 * hours
  }

  var day: String {
    CalendarDate(Timestamp(seconds: Int64(seconds))).description
  }

  var now: Int64 {
    Int64(seconds)
  }

  func keyPath(_ key: String) -> String {
    "\(repository.temporary.path)/keys/\(key)"
  }

  func publicKey(_ key: String) throws -> String {
    try repository.read(keyPath(key) + ".pub").split(whereSeparator: \.isWhitespace).prefix(2)
      .joined(separator: " ")
  }

  func environment(author: Writer, committer: Writer? = nil) -> [String: String] {
    let committer = committer ?? author
    return repository.environment.merging([
      "GIT_AUTHOR_NAME": author.name, "GIT_AUTHOR_EMAIL": author.email,
      "GIT_AUTHOR_DATE": "@\(seconds) +0000",
      "GIT_COMMITTER_NAME": committer.name, "GIT_COMMITTER_EMAIL": committer.email,
      "GIT_COMMITTER_DATE": "@\(seconds) +0000",
    ]) { $1 }
  }

  // MARK: Git

  /// Runs git as somebody; with a key, what is signed is signed with it.
  @discardableResult
  func git(
    _ arguments: String..., by who: Who = .ada, key: String? = nil
  ) throws -> String {
    wait()
    let signing = key.map {
      ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(keyPath($0))", "-c", "commit.gpgsign=true"]
    }
    return try repository.git(
      (signing ?? []) + arguments, environment: environment(author: who.person)
    ).trimmed
  }

  /// Commits the whole work tree.
  @discardableResult
  func commit(
    _ message: String = "Change", author: Writer = .ada, committer: Writer? = nil,
    key: String? = nil
  ) throws -> String {
    try repository.git("add", "--all")
    return try commitTree(
      repository.git("write-tree"), message, author: author, committer: committer, key: key)
  }

  /// Commits a tree on the tip, or on given parents, and moves the branch to it.
  @discardableResult
  func commitTree(
    _ tree: String, _ message: String, on parents: [String]? = nil, author: Writer = .ada,
    committer: Writer? = nil, key: String? = nil
  ) throws -> String {
    wait()
    let tip = try? repository.git("rev-parse", "--verify", "--quiet", "HEAD")
    let signing = key.map {
      ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(keyPath($0))"]
    }
    let commit = try repository.git(
      (signing ?? []) + ["commit-tree", tree] + (key == nil ? [] : ["-S"])
        + (parents ?? tip.map { [$0] } ?? []).flatMap { ["-p", $0] },
      input: Array(message.utf8), environment: environment(author: author, committer: committer)
    ).trimmed
    return try move(to: commit)
  }

  /// Moves the branch, index and work tree to a commit.
  @discardableResult
  func move(to commit: String) throws -> String {
    try repository.git("reset", "--quiet", "--hard", commit)
    return commit
  }

  /// Makes a branch and switches to it.
  func branch(_ name: String, at commit: String = "HEAD") throws {
    try repository.git("switch", "--quiet", "--create", name, commit)
  }

  func switchTo(_ name: String) throws {
    try repository.git("switch", "--quiet", name)
  }

  /// Merges a branch into the one that is checked out, with a commit of its own.
  @discardableResult
  func merge(_ name: String, _ options: String..., by who: Who = .ada, key: String? = nil)
    throws -> String
  {
    wait()
    let signing = key.map {
      ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(keyPath($0))", "-c", "commit.gpgsign=true"]
    }
    try repository.git(
      (signing ?? []) + ["merge", "--quiet", "--no-ff", "-m", "Merge \(name)"] + options + [name],
      environment: environment(author: who.person))
    return try repository.id()
  }

  /// Merges two branches with either as the first parent, and ends on `main`.
  func merge(_ name: String, mainFirst: Bool, _ options: String..., key: String? = nil) throws {
    let other = mainFirst ? name : "main"
    try switchTo(mainFirst ? "main" : name)
    wait()
    let signing = key.map {
      ["-c", "gpg.format=ssh", "-c", "user.signingkey=\(keyPath($0))", "-c", "commit.gpgsign=true"]
    }
    try repository.git(
      (signing ?? []) + ["merge", "--quiet", "--no-ff", "-m", "Merge"] + options + [other],
      environment: environment(author: Who.ada.person))
    let merged = try repository.id()
    try switchTo("main")
    try move(to: merged)
  }

  // MARK: Files

  func writeSpec(
    _ path: String = spec, id: String = "SPEC-001", title: String = "Offline sync",
    status: String = "In Review"
  ) throws {
    try repository.write(
      path,
      Documents.spec(
        id, title, status: status,
        requirements: ["The system shall keep\n   its promise.", "The system shall say so."]))
  }

  func write(_ policy: TestPolicy) throws {
    try repository.write(".spec/config.yml", policy.configuration)
    var lines: [String] = []
    for entry in policy.keys {
      for key in entry.keys {
        let options = policy.options[key].map { $0 + " " } ?? ""
        lines.append(
          "\(entry.person.addresses.joined(separator: ",")) \(options)\(try publicKey(key))")
      }
    }
    try repository.write(
      ".spec/allowed_signers", lines.map { $0 + "\n" }.joined())
    if let revoked = policy.revoked {
      let keys = try revoked.map { try publicKey($0) + "\n" }
      try repository.write(".spec/revoked_keys", keys.joined())
    }
  }

  /// Commits another policy, signed by Ada unless somebody else's key is named.
  @discardableResult
  func change(
    to policy: TestPolicy, author: Who = .ada, key: String? = "ada"
  ) throws -> String {
    try write(policy)
    return try commit("Change the policy", author: author.person, key: key)
  }

  /// Replaces the first occurrence of a text in the work tree.
  func replace(_ old: String, _ new: String, in path: String = spec) throws {
    let text = try repository.read(path)
    let range = try #require(text.range(of: old), "no '\(old)' in \(path)")
    try repository.write(path, text.replacingCharacters(in: range, with: new))
  }

  /// Replaces a text of the spec and commits.
  @discardableResult
  func edit(
    _ old: String = "why it is needed", _ new: String = "for whom", by author: Writer = .ada,
    committer: Writer? = nil, message: String = "Edit", key: String? = nil
  ) throws -> String {
    try replace(old, new)
    return try commit(message, author: author, committer: committer, key: key)
  }

  /// Sets the status by hand.
  @discardableResult
  func setStatus(_ status: String, by author: Writer = .ada) throws -> String {
    let text = try repository.read(Self.spec)
    let line = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("**Status**") }.map(String.init))
    return try edit(line, "**Status**: \(status)", by: author, message: "Set the status")
  }
}
