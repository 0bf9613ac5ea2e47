/// What a template says where an author has to: its paragraphs, list items and code.
struct TemplatePhrases: Sendable {
  private var phrases: Set<String> = []

  /// `texts`: the templates whose words no spec should keep.
  init(_ texts: [[UInt8]], reader: HeaderReader) {
    let documents = DocumentReader(header: reader)
    for text in texts {
      let document = documents.read(text)
      let header = Set(document.header.fields.map(\.position.line))
      for leaf in TextLeaf.all(in: document.blocks)
      where header.isDisjoint(with: leaf.range.lines) && !leaf.words.isEmpty {
        phrases.insert(leaf.words)
      }
      phrases.formUnion(document.items.map(\.text))
    }
  }

  /// Whether a text is the template's own.
  func contains(_ text: String) -> Bool {
    phrases.contains(text)
  }
}
