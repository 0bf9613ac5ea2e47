internal import Git

/// A spec or requirement that a trailer of a commit's message names, and that is not there.
public struct UnknownReference: Sendable, Hashable {
  /// As it is written.
  public var key: String
  public var value: String
  /// One sentence without a full stop.
  public var message: String
  /// What was probably meant.
  public var nearest: String?
}

extension Workspace {
  /// What the trailers `Spec` and `Implements` of a commit's message name in vain.
  ///
  /// `file` holds the message as the hook `commit-msg` gets it. Comments and what stands below the
  /// scissors are no part of it, as for `git interpret-trailers`, which is asked. Known is what HEAD
  /// has, and what the next commit would have.
  public func unknownReferences(
    inMessage file: String, environment: [String: String]
  ) async throws(SpecError) -> [UnknownReference] {
    let path = Files.absolute(file, in: directory)
    guard Self.mayHaveReferences(try Files.read(path)) else {
      return []
    }
    let git = GitTool(directory: directory, environment: environment)
    let outcome = try await git.run(["interpret-trailers", "--parse", "--no-divider", path])
    guard outcome.isSuccess else {
      throw .tool(name: "git interpret-trailers", reason: outcome.lastWords)
    }
    let references = Self.references(in: String(decoding: outcome.output, as: UTF8.self))
    guard !references.isEmpty else {
      return []
    }
    let specs = try NamedSpecs(self)
    var unknown: [UnknownReference] = []
    for reference in references {
      if let problem = try specs.problem(of: reference.value) {
        unknown.append(
          UnknownReference(
            key: reference.key, value: reference.value, message: problem.message,
            nearest: problem.nearest))
      }
    }
    return unknown
  }

  private static let keys = ["spec", "implements"]

  /// Whether some line could be such a trailer; most messages have none.
  private static func mayHaveReferences(_ message: [UInt8]) -> Bool {
    message.split(separator: ASCII.newline).contains { line in
      keys.contains { String(decoding: line.prefix(10), as: UTF8.self).lowercased().hasPrefix($0) }
    }
  }

  /// The words of the values that name a spec: the first behind each comma, and whatever else looks
  /// like an ID.
  private static func references(in trailers: String) -> [(key: String, value: String)] {
    var found: [(key: String, value: String)] = []
    for line in trailers.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = String(line[..<colon])
      guard keys.contains(key.lowercased()) else { continue }
      for part in line[line.index(after: colon)...].split(separator: ",") {
        for (place, word) in part.split(whereSeparator: \.isWhitespace).enumerated() {
          let isID = SpecIDParser(prefix: nil).match(typed: SpecReference(String(word)).spec) != nil
          if place == 0 || (isID && word.contains("-")) {
            found.append((key, String(word)))
          }
        }
      }
    }
    return found
  }
}

/// The specs that a message may name.
private struct NamedSpecs {
  private let workspace: Workspace
  private var specs: [(id: SpecID?, path: String, texts: [[UInt8]])] = []
  private var committed: [Snapshot.Entry] = []

  init(_ workspace: Workspace) throws(SpecError) {
    self.workspace = workspace
    var snapshot = LazySnapshot(workspace: workspace)
    committed = try snapshot.entries()
    specs = try StagedSpecs(workspace, merging: false).texts.texts.map {
      ($0.name.id, $0.path, [$0.bytes])
    }
  }

  /// What is wrong with a reference; `nil` where it is there.
  func problem(of text: String) throws(SpecError) -> (message: String, nearest: String?)? {
    let reference = SpecReference(text)
    var texts = specs.filter { isMeant($0.id, $0.path, reference.spec) }.flatMap(\.texts)
    let entries = committed.filter { isMeant($0.name.id, $0.path, reference.spec) }
    guard !texts.isEmpty || !entries.isEmpty else {
      let ids = Set((specs.map(\.id) + committed.map(\.name.id)).compactMap { $0 }).sorted()
      return ("there is no spec \(reference.spec)", nearest(to: reference.spec, among: ids))
    }
    guard let requirement = reference.requirement else {
      return nil
    }
    for entry in entries { texts.append(try workspace.content(of: entry)) }
    let documents = DocumentReader(header: workspace.reader)
    let items = texts.flatMap { documents.read($0).items.compactMap(\.id) }
    guard !items.contains(where: { $0.lowercased() == requirement.lowercased() }) else {
      return nil
    }
    let nearest = Suggestion.nearest(to: requirement, among: items)
    return (
      "\(reference.spec) has no \(requirement)", nearest.map { "\(reference.spec)/\($0)" }
    )
  }

  /// The ID that looks most like a word, or the one whose number comes before.
  private func nearest(to text: String, among ids: [SpecID]) -> String? {
    let number = SpecIDParser(prefix: nil).match(typed: text)
    let before = ids.last { id in
      number.map { id.prefix == $0.prefix && id.number < $0.number } ?? false
    }
    return Suggestion.nearest(to: text, among: ids.map(\.description)) ?? before?.description
  }

  private func isMeant(_ id: SpecID?, _ path: String, _ text: String) -> Bool {
    id.map { Workspace.matches($0, text) } ?? false
      || workspace.candidatePaths(text).contains { $0.isSamePath(as: path) }
  }
}
