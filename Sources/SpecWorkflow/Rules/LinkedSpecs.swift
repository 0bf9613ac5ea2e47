/// The specs of a repository as links see them.
struct LinkedSpecs: Sendable {
  /// A spec that others may name.
  struct Target: Sendable {
    var path: String
    var status: String?
    var stage: SpecStage
    /// The IDs of its requirements, in lower case.
    var requirements: Set<String>
    var dependencies: [SpecID]
  }

  private var targets: [SpecID: Target] = [:]
  private var prefixes: Set<String> = []

  /// `prefixes`: those of specs that are not among the documents.
  init(_ documents: [CheckedDocument], prefixes: Set<String> = []) {
    self.prefixes = prefixes
    for document in documents {
      guard let id = document.name.id else { continue }
      self.prefixes.insert(id.prefix)
      targets[id] = Target(
        path: document.path, status: document.header[.status], stage: document.stage,
        requirements: Set(document.requirements.compactMap { $0.id?.lowercased() }),
        dependencies: [])
    }
    for document in documents {
      guard let id = document.name.id else { continue }
      let dependencies = mentions(in: document).filter(\.isDependency).map(\.id)
      targets[id]?.dependencies = dependencies
    }
  }

  func target(_ id: SpecID) -> Target? {
    targets[id]
  }

  /// The specs that a document names, in its order; not itself.
  func mentions(in document: CheckedDocument) -> [Mention] {
    Mention.all(in: document, prefixes: prefixes)
  }

  /// The shortest way from a spec along dependencies back to it; `nil` where there is none.
  func cycle(through id: SpecID) -> [SpecID]? {
    var before: [SpecID: SpecID] = [:]
    var reached = [id]
    var next = 0
    while next < reached.count {
      let spec = reached[next]
      next += 1
      for dependency in targets[spec]?.dependencies ?? [] {
        guard dependency != id else {
          var way = [id, spec]
          while let last = way.last.flatMap({ before[$0] }) { way.append(last) }
          return way.reversed()
        }
        guard before[dependency] == nil else { continue }
        before[dependency] = spec
        reached.append(dependency)
      }
    }
    return nil
  }
}

/// A place where a document names another spec, such as `SPEC-007` or `SPEC-007/FR-2`.
struct Mention: Sendable {
  var id: SpecID
  var requirement: String?
  var range: SourceRange
  /// Whether it stands under a heading Dependencies, or in a header field that says as much.
  var isDependency: Bool

  private static let fields: Set<String> = [
    "blocked by", "dependencies", "depends", "depends on", "depends-on", "depends_on", "requires",
  ]

  /// Whether a document has a word that could name another spec, whatever prefixes there are.
  static func mayBe(in document: CheckedDocument) -> Bool {
    let own = Set(document.requirements.compactMap { $0.id?.lowercased() })
    return all(in: document, prefixes: nil).contains { mention in
      !own.contains(mention.id.description.lowercased())
    }
  }

  /// The places of a document, in its order, that name other specs.
  ///
  /// `prefixes`: those that specs have; `nil` for any.
  static func all(in document: CheckedDocument, prefixes: Set<String>?) -> [Mention] {
    var mentions: [Mention] = []
    func add(_ text: String, _ range: SourceRange, isDependency: Bool) {
      for (id, requirement, word) in references(in: text, prefixes) where id != document.name.id {
        mentions.append(
          Mention(
            id: id, requirement: requirement, range: document.place(of: word, in: range),
            isDependency: isDependency))
      }
    }
    for field in document.header.fields {
      if case .other(let name) = field.key {
        add(
          field.value, document.range(ofLine: field.position.line),
          isDependency: fields.contains(name))
      }
    }
    let header = Set(document.header.fields.map(\.position.line))
    var dependencies: Int?
    for block in document.document.blocks {
      if case .heading(let level, let inlines) = block.kind {
        if let open = dependencies, level <= open { dependencies = nil }
        let title = SectionTitle.words(inlines.plainText)
        if title == "dependencies" || title == "depends on" { dependencies = level }
      }
      for leaf in TextLeaf.all(in: [block])
      where !leaf.isCode && header.isDisjoint(with: leaf.range.lines) {
        add(leaf.words, leaf.range, isDependency: dependencies != nil)
      }
    }
    return mentions
  }

  /// The IDs in a text that have one of the prefixes, each with the requirement behind a slash and as
  /// it is written.
  private static func references(
    in text: String, _ prefixes: Set<String>?
  ) -> [(id: SpecID, requirement: String?, word: String)] {
    guard text.utf8.contains(UInt8(ascii: "-")) else {
      return []
    }
    let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" }
    return text.split { !isWord($0) }.compactMap { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, let hyphen = parts[0].lastIndex(of: "-") else { return nil }
      let digits = parts[0][parts[0].index(after: hyphen)...]
      let prefix = String(parts[0][..<hyphen])
      guard prefixes?.contains(prefix) ?? !prefix.isEmpty, !digits.isEmpty,
        digits.allSatisfy(\.isASCII), let number = Int(digits)
      else { return nil }
      return (
        SpecID(prefix: prefix, number: number, digits: digits.count),
        parts.count == 2 ? String(parts[1]) : nil, String(word)
      )
    }
  }
}
