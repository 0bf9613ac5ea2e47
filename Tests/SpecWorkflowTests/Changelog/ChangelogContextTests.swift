import Git
import Testing

@testable import SpecWorkflow

/// What `spec schema changelog-context` says is what templates and JSON get.
struct ChangelogContextTests {
  private static let commit = ObjectID(hexDigits: Array(String(repeating: "1a", count: 20).utf8))

  /// A changelog in which everything that can be there is, and one in which nothing is.
  private static func changelogs() throws -> [Changelog] {
    let commit = try #require(commit)
    let author = SpecComparison.Author(
      commit: commit, person: Person(name: "Ada", email: "ada@tidewater.example"),
      date: Timestamp(seconds: 0))
    let spec = ChangelogEntry.Spec(id: "SPEC-1", title: "One", path: "specs/1.md")
    var full = ChangelogEntry(.requirementChanged, spec, commits: [author])
    full.requirement = "FR-1"
    full.words = "new"
    full.oldWords = "old"
    full.from = "Draft"
    full.to = "Approved"
    full.formerName = "FR-2"
    full.strength = [.weakened]
    full.approval = .by(["Ada"])
    full.places = ["Overview"]
    full.requirements = [.init(name: "FR-1", words: "w", formerName: "SPEC-2/FR-1")]
    var author2 = author
    author2.date = nil
    var empty = ChangelogEntry(.status, spec, commits: [author2])
    empty.approval = .unknown
    empty.requirements = [.init(name: nil, words: "w", formerName: nil)]
    let sections = [
      Changelog.Section(
        type: .changed, entries: [full, empty, ChangelogEntry(.specRemoved, spec, commits: [])])
    ]
    return [
      Changelog(
        range: ChangelogRange(
          base: commit, baseTag: "v1", commit: commit, tag: "v2", isUnreleased: false,
          date: CalendarDate(year: 2026, month: 1, day: 2)), sections: sections),
      Changelog(range: ChangelogRange(commit: commit, isUnreleased: true), sections: sections),
    ]
  }

  /// What of a value is not as its fields say.
  private func faults(
    _ members: [String: ChangelogValue], _ fields: [ContextField],
    _ seen: inout [String: Set<Bool>],
    below path: String = ""
  ) -> [String] {
    var faults = Set(members.keys).symmetricDifference(fields.map(\.name)).map { path + $0 }
    for field in fields {
      guard let value = members[field.name] else { continue }
      let name = path + field.name
      seen[name, default: []].insert(value == .nothing)
      faults += self.faults(value, field.type, isOptional: field.isOptional, &seen, name)
    }
    return faults
  }

  private func faults(
    _ value: ChangelogValue, _ type: ContextType, isOptional: Bool,
    _ seen: inout [String: Set<Bool>],
    _ name: String
  ) -> [String] {
    switch (value, type) {
    case (.nothing, _): isOptional ? [] : ["\(name) is nothing"]
    case (.flag, .flag), (.text, .text): []
    case (.list(let values), .list(let element)):
      values.flatMap { faults($0, element, isOptional: false, &seen, name + "[]") }
    case (.record(let members), .record(let fields)):
      faults(members, fields, &seen, below: name + ".")
    default: ["\(name) is \(value)"]
    }
  }

  @Test func theDescriptionIsTrue() throws {
    var seen: [String: Set<Bool>] = [:]
    for (changelog, url) in zip(try Self.changelogs(), ["https://a.example/b", nil]) {
      let values = ChangelogContext.values(changelog, ChangelogMarkdown(repositoryURL: url))
      #expect(faults(values, ChangelogContext.fields, &seen) == [])
    }
    // What is called optional is missing somewhere here, and nothing else ever is.
    func check(_ fields: [ContextField], _ path: String) {
      for field in fields {
        #expect(seen[path + field.name]?.contains(true) == field.isOptional, "\(path)\(field.name)")
        switch field.type {
        case .record(let members): check(members, path + field.name + ".")
        case .list(.record(let members)): check(members, path + field.name + "[].")
        default: break
        }
      }
    }
    check(ChangelogContext.fields, "")
  }
}
