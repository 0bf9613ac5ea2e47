/// One entry of `specs:` as the documents suggest it.
public struct SurveyedFolder: Sendable, Hashable {
  /// From the top of the repository; empty for the top itself.
  public var path: String
  /// `nil` where documents of several prefixes stand in it.
  public var prefix: String?
  public var digits: Int
  /// Where IDs stand, in the order to look.
  public var idSources: [IDSource]
  /// The ID's header field as the documents write it.
  public var fieldName: String?
  /// The first and the last ID, as the configuration reads them.
  public internal(set) var first: SpecID?
  public internal(set) var last: SpecID?
  /// How many documents the configuration reads as specs.
  public internal(set) var count = 0

  /// Decides by what most of the documents do.
  init(path: String, documents: [SurveyedDocument]) {
    self.path = path
    let sources = Self.sources(documents)
    idSources = sources
    let ids = documents.compactMap { document in
      sources.lazy.compactMap { document.id(at: $0) }.first
    }
    fieldName = Self.fieldName(sources.first, documents)
    let prefixes = Set(ids.compactMap(\.prefix))
    if prefixes.isEmpty {
      prefix = Self.prefix(ofField: sources) ?? SurveyFolders.prefix(for: path)
    } else {
      prefix = prefixes.count == 1 ? prefixes.first : nil
    }
    let padded = Dictionary(grouping: ids.filter(\.isPadded), by: \.digits)
    digits =
      padded.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
      ?? ids.map(\.digits).min() ?? 3
  }

  /// The prefix that most of the documents have; `nil` for bare numbers.
  static func commonPrefix(_ documents: [SurveyedDocument]) -> String? {
    let sources = sources(documents)
    let prefixes = documents.compactMap { document in
      sources.lazy.compactMap { document.id(at: $0) }.first?.prefix
    }
    return Dictionary(grouping: prefixes) { $0 }
      .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }

  /// The place that says most IDs, a prefix before a bare number; then those that say more.
  private static func sources(_ documents: [SurveyedDocument]) -> [IDSource] {
    var places: [IDSource] = [.title, .fileName]
    if let field = bestField(documents) {
      places.append(field)
    }
    let half = documents.count / 2
    let ranked = places.filter { place in
      documents.count { $0.id(at: place) != nil } > half
    }.sorted { rank($0, documents) > rank($1, documents) }
    var chosen = Array(ranked.prefix(1))
    for place in [IDSource.title, .fileName] where !chosen.contains(place) {
      let adds = documents.contains { document in
        document.id(at: place) != nil && !chosen.contains { document.id(at: $0) != nil }
      }
      if adds || (place == .fileName && agrees(place, chosen, documents)) {
        chosen.append(place)
      }
    }
    return chosen.isEmpty ? IDSource.standard : chosen
  }

  private static func rank(
    _ place: IDSource, _ documents: [SurveyedDocument]
  ) -> (Int, Int, Int) {
    let ids = documents.compactMap { $0.id(at: place) }
    let hasPrefix = 2 * ids.count { $0.prefix != nil && $0.isStrong } > ids.count
    let order =
      switch place {
      case .title: 2
      case .header, .frontMatter: 1
      case .fileName: 0
      }
    return (hasPrefix ? 1 : 0, ids.count, order)
  }

  /// A field that names the document itself: another number in each, and the file's own.
  private static func bestField(_ documents: [SurveyedDocument]) -> IDSource? {
    var ids: [IDSource: [FoundID]] = [:]
    var disagreements: [IDSource: Int] = [:]
    for document in documents {
      for (place, id) in document.fields {
        ids[place, default: []].append(id)
        if let own = document.file ?? document.title, own.number != id.number {
          disagreements[place, default: 0] += 1
        }
      }
    }
    let own = ids.filter { place, ids in
      10 * Set(ids).count >= 9 * ids.count && 5 * (disagreements[place] ?? 0) <= ids.count
    }
    return own.max { ($0.value.count, $1.key.word) < ($1.value.count, $0.key.word) }?.key
  }

  private static func fieldName(
    _ place: IDSource?, _ documents: [SurveyedDocument]
  ) -> String? {
    let word: String
    switch place {
    case .header(let name)?, .frontMatter(let name)?: word = name
    case .title?, .fileName?, nil: return nil
    }
    return documents.lazy.flatMap(\.header.fields).first { $0.key == .other(word) }?.name
  }

  private static func agrees(
    _ place: IDSource, _ chosen: [IDSource], _ documents: [SurveyedDocument]
  ) -> Bool {
    let pairs = documents.compactMap { document -> Bool? in
      guard let own = document.id(at: place),
        let other = chosen.lazy.compactMap({ document.id(at: $0) }).first
      else {
        return nil
      }
      return own.number == other.number
    }
    return !pairs.isEmpty && 10 * pairs.count { $0 } >= 9 * pairs.count
  }

  /// `eip: 1` makes the prefix EIP.
  private static func prefix(ofField sources: [IDSource]) -> String? {
    guard case .frontMatter(let name)? = sources.first else {
      return nil
    }
    let words = name.split { "-_ ".contains($0) }
    guard let word = words.first, words.count == 1 || words[1] == "number" || words[1] == "id",
      !["id", "number", "no", "nr", "order", "weight", "index"].contains(word), word.count <= 6,
      word.allSatisfy({ $0.isASCII && $0.isLetter })
    else {
      return nil
    }
    return word.uppercased()
  }
}

extension SurveyedFolder {
  /// The places of IDs as the configuration names them.
  public var sourceWords: [String] {
    idSources.map { source in
      switch source {
      case .title: "title"
      case .fileName: "file"
      case .header(let name): "header:\(fieldName ?? name)"
      case .frontMatter(let name): "front-matter:\(fieldName ?? name)"
      }
    }
  }
}

extension IDSource {
  /// As the configuration names it.
  var word: String {
    switch self {
    case .title: "title"
    case .fileName: "file"
    case .header(let name): "header:\(name)"
    case .frontMatter(let name): "front-matter:\(name)"
    }
  }
}
