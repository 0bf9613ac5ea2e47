/// Reads what a document says as a list of items, in its order.
enum SpecItems {
  /// The items of a document; every word of it but comments, rules and the typed dates is in one of
  /// them.
  static func read(_ document: Document) -> [SpecItem] {
    let body = body(document.blocks, document.sections, document.items, document.header)
    return header(document.header, above: body) + body
  }

  /// The items of a text; nothing has none, not even an empty beginning.
  static func read(_ bytes: [UInt8], reader: HeaderReader) -> [SpecItem] {
    bytes.isEmpty ? [] : read(DocumentReader(header: reader).read(bytes))
  }

  // MARK: Header

  /// The title and the fields; what looks like a field and is a requirement of the body is none.
  static func header(_ header: Header, above body: [SpecItem]) -> [SpecItem] {
    var items: [SpecItem] = []
    func isRequirement(_ field: HeaderField) -> Bool {
      body.contains { $0.kind == .requirement && $0.line == field.position.line }
    }
    if let title = header.title {
      items.append(
        SpecItem(kind: .header, name: "Title", words: title.text, line: title.position.line))
    }
    for field in header.fields
    where ![.status, .created, .updated].contains(field.key) && !isRequirement(field) {
      items.append(
        SpecItem(
          kind: .header, name: field.key.name, words: field.value, line: field.position.line))
    }
    if let status = header.field(.status) {
      items.append(
        SpecItem(
          kind: .status, name: "Status", words: status.value, line: status.position.line))
    }
    return items
  }

  // MARK: Body

  /// The items of a document's blocks, or of those of a part of it and the header in that part.
  static func body(
    _ blocks: [Block], _ sections: [Document.Section], _ items: [DocumentItem], _ header: Header
  ) -> [SpecItem] {
    let fields = Set(header.fields.map(\.position.line))
    let taken = Set(items.map(\.sourceRange))
    let labels = Set(items.map(\.position))
    var headings: [SourcePosition: Document.Section] = [:]
    for section in sections { headings[section.position] = section }
    var found: [SpecItem] = items.map { item in
      SpecItem(
        kind: item.kind.asSpecItem, name: item.id ?? item.label,
        headingPath: headings[item.position] != nil
          ? item.headingPath.dropLast() : item.headingPath,
        words: item.text, markup: item.markup, isChecked: item.isChecked, line: item.position.line)
    }
    let titleLine = header.title?.position.line
    for (heading, blocks) in groups(blocks) {
      guard heading.map({ !labels.contains($0.range.start) }) ?? true else {
        continue
      }
      let section = heading.flatMap { headings[$0.range.start] }
      var words = SectionWords(taken: taken, fields: fields)
      for block in blocks { words.add(block) }
      let isTitle = heading == nil || heading?.range.start.line == titleLine
      guard !isTitle || !words.text.isEmpty else {
        continue
      }
      found.append(
        SpecItem(
          kind: .section, name: isTitle ? nil : section?.title,
          headingPath: isTitle ? [] : Array(section?.headingPath.dropLast() ?? []),
          words: words.text, markup: words.markup,
          line: (heading ?? blocks.first)?.range.start.line ?? 1))
    }
    return found.sorted { ($0.line, $0.kind.order) < ($1.line, $1.kind.order) }
  }

  /// The blocks under each heading; first those before any.
  private static func groups(_ blocks: [Block]) -> [(heading: Block?, blocks: [Block])] {
    var groups: [(heading: Block?, blocks: [Block])] = [(nil, [])]
    for block in blocks {
      if block.isHeading {
        groups.append((block, []))
      } else {
        groups[groups.count - 1].blocks.append(block)
      }
    }
    return groups
  }
}

/// Collects the words of a section that belong to no item and no header field.
private struct SectionWords {
  let taken: Set<SourceRange>
  let fields: Set<Int>
  private var words = PlainWords()

  init(taken: Set<SourceRange>, fields: Set<Int>) {
    self.taken = taken
    self.fields = fields
  }

  var text: String { words.text }

  var markup: String { words.markup }

  mutating func add(_ block: Block) {
    guard !taken.contains(block.range), !fields.contains(block.range.start.line) else {
      return
    }
    switch block.kind {
    case .list(let list):
      for item in list.items
      where !taken.contains(item.range) && !fields.contains(item.range.start.line) {
        for block in item.blocks { add(block) }
      }
    case .blockQuote(let blocks):
      for block in blocks { add(block) }
    default:
      ItemText.add(block, to: &words, boxesAreItems: false)
    }
  }
}

extension HeaderKey {
  /// One name for a field, by whatever word and in whatever case a document has it.
  fileprivate var name: String {
    switch self {
    case .status: "Status"
    case .created: "Created"
    case .updated: "Updated"
    case .author: "Author"
    case .other(let word): word
    }
  }
}

extension DocumentItem.Kind {
  fileprivate var asSpecItem: SpecItem.Kind {
    switch self {
    case .requirement: .requirement
    case .criterion: .criterion
    case .question: .question
    case .labelled: .labelled
    case .userStory: .userStory
    }
  }
}

extension SpecItem.Kind {
  /// Its place among items of one line.
  fileprivate var order: Int {
    switch self {
    case .section: 0
    case .header, .status: 1
    default: 2
    }
  }
}
