/// How a repository's documents write their headers.
public struct HeaderHabits: Sendable, Hashable {
  /// The form of most status lines; `nil` where there is none.
  public var form: HeaderForm?
  /// How such a line begins, up to the value: `* Status: `.
  public var lead: String?
  /// The names that the documents use, for the keys that at least a third of them has.
  var names: [HeaderKey: String] = [:]
  /// Names that mean a known field and are not built in.
  public var aliases: [HeaderKey: [String]] = [:]
  /// Whether the front matter holds the title.
  var hasTitleField = false
  /// Whether headings are `12. Title`.
  var hasNumberedTitles = false

  /// Reads the headers of documents.
  init(of documents: [SurveyedDocument]) {
    let statuses = documents.compactMap { $0.header.field(.status) }
    form = Self.most(statuses.map(\.form)) { $0.rawValue }
    lead = Self.most(documents.compactMap(\.statusLead)) { $0 }.map(Self.withoutEmphasis)
    for key in [HeaderKey.status, .created, .updated, .author] {
      let found = documents.compactMap { $0.header.field(key)?.name }
      if 3 * found.count >= documents.count {
        names[key] = Self.most(found) { $0 }
      }
    }
    findAliases(documents)
    let titled = documents.count {
      $0.header.value(named: "title", form: .frontMatter) != nil
    }
    hasTitleField = 2 * titled > documents.count
    let numbered = documents.count { document in
      let digits = document.header.title?.text.prefix { $0.isNumber } ?? ""
      return !digits.isEmpty
        && document.header.title?.text.dropFirst(digits.count).hasPrefix(". ") == true
    }
    hasNumberedTitles = 2 * numbered > documents.count
  }

  /// A name is an alias where no document that has it has the known field as well.
  private mutating func findAliases(_ documents: [SurveyedDocument]) {
    var found: [HeaderKey: [String: Int]] = [:]
    var refused: Set<String> = []
    for document in documents {
      for field in document.header.fields {
        guard case .other(let word) = field.key, let key = Self.meanings[word] else {
          continue
        }
        if document.header.field(key) == nil {
          found[key, default: [:]][field.name, default: 0] += 1
        } else {
          refused.insert(word)
        }
      }
    }
    for (key, counts) in found {
      var words: Set<String> = []
      let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        .filter { name in
          let word = HeaderNames.folded(name.lowercased())
          return !refused.contains(word) && words.insert(word).inserted
        }
      if let first = names.first {
        aliases[key] = names
        let total = counts.values.reduce(0, +)
        if self.names[key] == nil, 3 * total >= documents.count {
          self.names[key] = first
        }
      }
    }
  }

  /// Names that plainly mean a field; `Date` is none, it can be either.
  private static let meanings: [String: HeaderKey] = [
    "state": .status, "current status": .status,
    "creation date": .created, "creation-date": .created, "created on": .created,
    "created at": .created, "created-at": .created, "created_at": .created,
    "start date": .created, "start-date": .created, "date proposed": .created,
    "updated on": .updated, "updated at": .updated, "updated-at": .updated,
    "updated_at": .updated, "modified": .updated, "last update": .updated,
    "last changed": .updated, "last revised": .updated, "last edited": .updated,
    "written by": .author, "created by": .author, "proposed by": .author,
    "proposer": .author, "proposers": .author, "submitter": .author, "submitted by": .author,
    "author name": .author,
  ]

  private static func most<Value: Hashable>(
    _ values: [Value], name: (Value) -> String
  ) -> Value? {
    Dictionary(grouping: values) { $0 }
      .max { ($0.value.count, name($1.key)) < ($1.value.count, name($0.key)) }?.key
  }

  /// The beginning of a line without the marks that belong to the value.
  private static func withoutEmphasis(_ lead: String) -> String {
    let marks = lead.reversed().prefix { !$0.isWhitespace }
    return marks.allSatisfy { "*_`\"'[".contains($0) } ? String(lead.dropLast(marks.count)) : lead
  }
}
