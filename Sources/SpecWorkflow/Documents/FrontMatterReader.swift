internal import Yams

/// Reads the fields of a front matter with Yams, every scalar as the string that it is written as.
struct FrontMatterReader {
  /// Far beyond any metadata that a person writes, and small enough for a parser that recurses.
  static let limit = 65_536

  private let bytes: [UInt8]
  private let matter: FrontMatter
  private let names: HeaderNames

  init(_ bytes: [UInt8], _ matter: FrontMatter, names: HeaderNames) {
    self.bytes = bytes
    self.matter = matter
    self.names = names
  }

  /// The fields in document order; a nested mapping is none.
  func fields() throws(DocumentProblem) -> [HeaderField] {
    guard !matter.isOpen else {
      throw problem("the front matter never ends", at: SourcePosition(line: 1))
    }
    guard matter.yaml.count <= Self.limit, YAMLAliases.areHarmless(in: bytes, matter.yaml) else {
      throw problem("the front matter is too large or too entangled", at: SourcePosition(line: 1))
    }
    let root: Node?
    do {
      let text = String(decoding: bytes[matter.yaml], as: UTF8.self)
      root = try compose(yaml: text, .basic, .default, .utf8)
    } catch {
      throw problem(for: error)
    }
    guard let root else { return [] }
    if let scalar = root.scalar, scalar.string.isEmpty { return [] }
    guard let mapping = root.mapping else {
      throw problem("the front matter is not a list of keys", at: SourcePosition(line: 2))
    }
    return fields(of: mapping)
  }

  private func fields(of mapping: Node.Mapping) -> [HeaderField] {
    var marks = YAMLMarks(bytes, matter.yaml)
    var positions = PositionCursor(bytes)
    var result: [HeaderField] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string, !name.isEmpty, let mark = key.mark,
        let text = Self.text(of: value)
      else { continue }
      let start = marks.offset(line: mark.line, column: mark.column)
      let position = positions.position(of: start)
      let valueStart = value.mark.map { marks.offset(line: $0.line, column: $0.column) }
      result.append(
        HeaderField(
          name: name, key: names.key(for: name), value: HeaderNames.folded(text),
          form: .frontMatter,
          valueRange: YAMLValueRange.find(
            value, at: valueStart ?? start, key: start, in: bytes, before: matter.yaml.upperBound),
          position: position))
    }
    return result
  }

  /// A scalar's words, or those of a sequence of scalars.
  private static func text(of node: Node) -> String? {
    if let scalar = node.scalar { return scalar.string }
    guard let sequence = node.sequence else { return nil }
    var words: [String] = []
    for element in sequence {
      guard let scalar = element.scalar else { return nil }
      words.append(scalar.string)
    }
    return words.joined(separator: ", ")
  }

  private func problem(_ message: String, at position: SourcePosition) -> DocumentProblem {
    DocumentProblem(.malformedFrontMatter, at: position, message)
  }

  private func problem(for error: any Error) -> DocumentProblem {
    let words: String
    var mark: Mark?
    switch error {
    case YamlError.scanner(_, let problem, let place, _),
      YamlError.parser(_, let problem, let place, _),
      YamlError.composer(_, let problem, let place, _):
      (words, mark) = (problem, place)
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      (words, mark) = ("the key \(duplicates.first ?? "") stands more than once", context.mark)
    case YamlError.reader(let problem, _, _, _): words = problem
    default: words = "not YAML"
    }
    var position = SourcePosition(line: 1)
    if let mark {
      var marks = YAMLMarks(bytes, matter.yaml)
      position = bytes.position(of: marks.offset(line: mark.line, column: mark.column))
    }
    return problem("front matter: \(HeaderNames.folded(words))", at: position)
  }
}
