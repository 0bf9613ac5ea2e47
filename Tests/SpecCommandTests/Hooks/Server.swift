import Foundation
import SpecTestSupport
import Testing

/// A bare repository with the hook, and what a council pushes to it.
struct Server {
  let council: Council
  let repository: TestRepository

  /// `trusts`: whether the server's configuration names the commit in which the policy begins.
  init(_ council: Council, trusts: Bool = true, holdsMain: Bool = true) throws {
    self.council = council
    repository = try TestRepository.bare()
    let output = try repository.spec("hook", "install")
    try #require(output.status == 0, "\(output.errors)")
    if trusts {
      let root = try council.repository.git("rev-list", "--max-parents=0", "HEAD")
      try repository.git("config", "spec.trust", root)
    }
    try council.repository.git("remote", "add", "origin", repository.url)
    if holdsMain {
      let output = try push("main")
      try #require(output.status == 0, "\(output.errors)")
    }
  }

  /// The folder of the hooks that this project has.
  static var hooks: String {
    URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
      .replacing("//", with: "/") + "/Hooks"
  }

  /// The environment in which the server's hook finds the program.
  func environment(_ more: [String: String] = [:]) throws -> [String: String] {
    let folder = try URL(fileURLWithPath: SpecTool.path).deletingLastPathComponent().path
    let path = council.repository.environment["PATH"] ?? ""
    return council.repository.environment.merging(["PATH": "\(folder):\(path)"]) { $1 }
      .merging(more) { $1 }
  }

  /// Pushes from the council's repository.
  @discardableResult
  func push(
    _ arguments: String..., environment: [String: String] = [:], in directory: String? = nil
  ) throws -> ToolOutput {
    try Tool.run(
      "git", ["push", "--quiet", "origin"] + arguments,
      environment: self.environment(environment),
      directory: directory.map(council.repository.absolute) ?? council.repository.path,
      timeLimit: 120)
  }

  /// Pushes, and expects that the server refuses it for a rule's reason and keeps what it had.
  func refuses(
    _ rule: String, _ arguments: String..., naming words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try repository.git(["for-each-ref"]).text
    let output = try Tool.run(
      "git", ["push", "--quiet", "origin"] + arguments, environment: environment(),
      directory: council.repository.path, timeLimit: 120)
    #expect(output.status != 0, "\(output.errors)", sourceLocation: sourceLocation)
    for word in [rule] + words {
      #expect(output.errors.contains(word), "\(output.errors)", sourceLocation: sourceLocation)
    }
    let after = try repository.git(["for-each-ref"]).text
    #expect(after == before, sourceLocation: sourceLocation)
  }

  /// Pushes, and expects that the server takes it.
  func takes(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let output = try Tool.run(
      "git", ["push", "--quiet", "origin"] + arguments, environment: environment(),
      directory: council.repository.path, timeLimit: 120)
    #expect(output.status == 0, "\(output.errors)", sourceLocation: sourceLocation)
  }

  /// Changes a file of the council's work tree and commits that, unsigned, as Dee.
  @discardableResult
  func edit(
    _ path: String, _ old: String, to new: String, message: String = "Edit"
  ) throws -> String {
    let text = try council.repository.read(path)
    try #require(text.contains(old))
    try council.repository.write(path, text.replacing(old, with: new))
    return try council.repository.commit(message, author: .dee)
  }
}
