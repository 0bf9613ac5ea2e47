import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

extension ApprovalScenario {
  /// Decides as the program does, with somebody's name and key.
  ///
  /// `meanwhile`: what happens between the question and the answer.
  @discardableResult
  func decide(
    _ kind: DecisionRequest.Kind, _ spec: String = "SPEC-001", by who: Who, key: String? = nil,
    meanwhile: () async throws -> Void = {}
  ) async throws -> DecisionOutcome {
    wait()
    var environment = environment(author: who.person)
    environment["GIT_CONFIG_COUNT"] = "2"
    environment["GIT_CONFIG_KEY_0"] = "gpg.format"
    environment["GIT_CONFIG_VALUE_0"] = "ssh"
    environment["GIT_CONFIG_KEY_1"] = "user.signingkey"
    environment["GIT_CONFIG_VALUE_1"] = keyPath(key ?? who.rawValue)
    let settings = await GitSettings.read(at: repository.path, environment: environment)
    let request = DecisionRequest(
      kind, settings: settings, judging: JudgeOptions(environment: environment))
    let workspace = try await Workspace.open(at: repository.path, environment: environment)
    let plan = try await workspace.plan(spec, request)
    try await meanwhile()
    return try await workspace.carryOut(plan, spec, request)
  }

  /// Approves as the program does, and returns the commit.
  @discardableResult
  func approve(_ who: Who, _ spec: String = "SPEC-001", key: String? = nil) async throws -> String {
    try await decide(.approve(as: nil), spec, by: who, key: key).commit.hex
  }

  @discardableResult
  func withdraw(_ who: Who) async throws -> String {
    try await decide(.withdraw, by: who).commit.hex
  }

  @discardableResult
  func mark(_ status: String, by who: Who = .ada) async throws -> String {
    try await decide(.mark(status, supersededBy: nil), by: who).commit.hex
  }

  /// Whether the program refuses to approve.
  func refusesApproval(_ who: Who) async throws -> Bool {
    do {
      try await approve(who)
      return false
    } catch SpecError.refused {
      return true
    }
  }

  // MARK: Without the program

  /// What an approval of a spec of the tip says, whoever might give it.
  func statement(
    _ who: Who, _ path: String = spec, id: String = "SPEC-001", round: Int = 1
  ) throws -> ApprovalStatement {
    let text = ApprovalText(
      Array(try repository.git(["cat-file", "blob", "HEAD:\(path)"]).bytes), HeaderReader(),
      .standard)
    return ApprovalStatement(
      project: "tidewater", id: try #require(SpecIDParser(prefix: nil).match(typed: id)),
      path: path, decision: .approve, from: text.state ?? "", to: "Approved", round: round,
      content: try #require(text.digest), requirements: try #require(text.requirements),
      person: "\(who.person.name) <\(who.person.email)>")
  }

  /// Writes an approval without asking the program whether it counts.
  ///
  /// `key`: the one that signs it, `nil` for none. `payload` changes what is signed, `object` what
  /// was signed.
  @discardableResult
  func forge(
    _ who: Who, key: String?, _ statement: ApprovalStatement? = nil, setsStatus: Bool = true,
    namespace: String = "git", parents: [String] = ["HEAD"],
    object: ([UInt8]) throws -> [UInt8] = { $0 },
    payload: ([UInt8]) throws -> [UInt8] = { $0 }
  ) throws -> String {
    wait()
    let statement = try statement ?? self.statement(who)
    if setsStatus {
      let text = try repository.read(statement.path)
        .replacing(
          try Regex("Status\\*\\*: .*"), with: "Status**: \(statement.to)", maxReplacements: 1
        )
        .replacing(try Regex("Updated\\*\\*: .*"), with: "Updated**: \(day)", maxReplacements: 1)
      try repository.write(statement.path, text)
      try repository.git("add", "--all")
    }
    let signature = "\(who.person.name) <\(who.person.email)> \(now) +0000"
    var words = "tree \(try repository.git("write-tree"))\n"
    for parent in parents {
      words += "parent \(try repository.id(parent))\n"
    }
    words += "author \(signature)\ncommitter \(signature)\n\n"
    words += statement.message(title: "Offline sync", body: nil)
    let signed = try payload(Array(words.utf8))
    var bytes = signed
    if let key {
      bytes = SignedCommit.inserting(try sign(signed, key, namespace: namespace), into: signed)
    }
    return try write(commit: try object(bytes))
  }

  /// Writes a commit object as it is, and moves the branch to it.
  @discardableResult
  func write(commit bytes: [UInt8]) throws -> String {
    try move(to: repository.writeObject("commit", bytes))
  }

  /// Puts an altered copy of the tip's object in its place.
  @discardableResult
  func rewrite(_ change: ([UInt8]) throws -> [UInt8]) throws -> String {
    try write(commit: change(try repository.object("commit", "HEAD")))
  }

  /// An armored signature without a line end at its end.
  func sign(_ payload: [UInt8], _ key: String, namespace: String = "git") throws -> [UInt8] {
    let output = try repository.run(
      "ssh-keygen", ["-Y", "sign", "-q", "-n", namespace, "-f", keyPath(key)], input: payload)
    try #require(output.status == 0, "\(output.errors)")
    return Array(output.trimmed.utf8)
  }

  // MARK: Verdicts

  /// What `verify` says of the tip.
  func report(
    pins: [String] = [], environment: [String: String]? = nil
  ) async throws -> ApprovalReport? {
    let environment = environment ?? repository.environment
    let workspace = try await Workspace.open(at: repository.path, environment: environment)
    return try await workspace.verify(
      at: try #require(ObjectID(hex: try repository.id())),
      JudgeOptions(
        pins: pins.map { pin in
          TrustPin(project: nil, commit: pin, origin: "the test", isRepositorys: false)
        }, environment: environment))
  }

  /// The verdict of a spec of the tip.
  func verdict(_ path: String = spec) async throws -> SpecVerdict? {
    try await report()?.spec(at: path)?.verdict
  }
}

extension [UInt8] {
  /// The bytes with the first occurrence of a text replaced; it must be there.
  func replacing(first old: String, with new: String) throws -> [UInt8] {
    let range = try #require(firstRange(of: Array(old.utf8)), "no '\(old)'")
    return Array(self[..<range.lowerBound]) + Array(new.utf8) + Array(self[range.upperBound...])
  }
}
