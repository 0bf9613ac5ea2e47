/// The headings that a place in a document stands under.
struct HeadingPath: Hashable {
  private struct Heading: Hashable {
    var level: Int
    var title: String
  }

  private var headings: [Heading] = []
  /// What a box is here, or `nil` where it is nothing special.
  private(set) var boxKind: DocumentItem.Kind?

  mutating func enter(_ title: String, level: Int) {
    while let last = headings.last, last.level >= level { headings.removeLast() }
    headings.append(Heading(level: level, title: title))
    boxKind = headings.reversed().lazy.compactMap { Self.boxKind(under: $0.title) }.first
  }

  /// The titles from level two down.
  var titles: [String] { headings.filter { $0.level > 1 }.map(\.title) }

  private static func boxKind(under title: String) -> DocumentItem.Kind? {
    switch words(title) {
    case "acceptance criteria": .criterion
    case "open questions": .question
    default: nil
    }
  }

  /// The title in lower case without its number and colon.
  private static func words(_ title: String) -> String {
    let number = title.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == " " }
    var words = number.lowercased()
    while let last = words.last, last == ":" || last == "：" || last == " " { words.removeLast() }
    return words
  }
}
