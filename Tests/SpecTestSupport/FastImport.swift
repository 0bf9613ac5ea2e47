/// A history written down for `git fast-import`: thousands of commits with one process.
///
/// Format: `git-fast-import(1)`. Marks are numbers from 1, in the order of the commits.
public struct FastImport {
  /// What a commit does to the files of its first parent.
  public enum Change {
    case write(String, [UInt8])
    case text(String, String)
    case entry(String, mode: String, id: String)
    case delete(String)
    case rename(String, String)
  }

  private var stream: [UInt8] = []
  private var clock = TestClock()
  /// How many commits there are; also the mark of the last.
  public private(set) var count = 0

  public init() {}

  /// Adds a commit and returns its mark.
  ///
  /// The branch is the full name of the reference that it moves, the parents are marks (by default
  /// the branch's last commit), the date is `@seconds ±hhmm` (an hour after the last by default).
  @discardableResult
  public mutating func commit(
    _ message: String = "Change", on branch: String = "refs/heads/main",
    parents: [Int]? = nil, author: Person = .ada, committer: Person? = nil, at date: String? = nil,
    changes: [Change] = []
  ) -> Int {
    count += 1
    let date = String((date ?? clock.advance()).drop { $0 == "@" })
    clock.set(to: date)
    let committer = committer ?? author
    if parents?.isEmpty == true {
      line("reset \(branch)")
    }
    line("commit \(branch)")
    line("mark :\(count)")
    line("author \(author.name) <\(author.email)> \(date)")
    line("committer \(committer.name) <\(committer.email)> \(date)")
    data(Array(message.utf8))
    for (index, parent) in (parents ?? []).enumerated() {
      line("\(index == 0 ? "from" : "merge") :\(parent)")
    }
    for change in changes {
      add(change)
    }
    line("")
    return count
  }

  /// The whole stream.
  public var bytes: [UInt8] {
    stream + Array("done\n".utf8)
  }

  private mutating func add(_ change: Change) {
    switch change {
    case .write(let path, let bytes):
      line("M 100644 inline \(quoted(path))")
      data(bytes)
    case .text(let path, let text):
      line("M 100644 inline \(quoted(path))")
      data(Array(text.utf8))
    case .entry(let path, let mode, let id):
      line("M \(mode) \(id) \(quoted(path))")
    case .delete(let path):
      line("D \(quoted(path))")
    case .rename(let path, let newPath):
      line("R \(quoted(path)) \(quoted(newPath))")
    }
  }

  private mutating func data(_ bytes: [UInt8]) {
    line("data \(bytes.count)")
    stream += bytes
    line("")
  }

  private mutating func line(_ text: String) {
    stream += Array(text.utf8)
    stream.append(UInt8(ascii: "\n"))
  }

  private func quoted(_ path: String) -> String {
    let escaped = path.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

extension TestRepository {
  /// Imports a history and, in a repository with a work tree, checks out its HEAD.
  ///
  /// Returns the commits' ids in the order of their marks.
  @discardableResult
  public func fastImport(_ history: FastImport, checkout: Bool = true) throws -> [String] {
    try fastImport(history.bytes, checkout: checkout)
  }

  /// Imports a stream of `git-fast-import(1)` that ends in `done`.
  ///
  /// Returns the ids of the marks, by mark.
  @discardableResult
  public func fastImport(_ stream: [UInt8], checkout: Bool = true) throws -> [String] {
    let marks = "\(temporary.path)/marks"
    try git(
      ["fast-import", "--quiet", "--force", "--done", "--export-marks=\(marks)"], input: stream)
    if checkout, exists(".git") {
      try git("reset", "--quiet", "--hard")
    }
    return try read(marks).split(separator: "\n").compactMap { line -> (Int, String)? in
      let parts = line.split(separator: " ")
      return Int(parts[0].dropFirst()).map { ($0, String(parts[1])) }
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
