internal import Stencil

/// A template of the user's own: Stencil, held against the context before it is used.
///
/// It reads no other file, and its output depends on the context alone. A line that holds nothing
/// but a statement leaves no empty line.
public struct ChangelogTemplate {
  /// More than any template has.
  static let mostBytes = 1 << 20

  private static let mostPieces = 50_000

  private let pieces: [TemplatePiece]
  private let tokens: [Token]

  /// Reads a template.
  ///
  /// Throws `TemplateProblem` with the line of what is wrong.
  public init(_ bytes: [UInt8]) throws(TemplateProblem) {
    guard bytes.count <= Self.mostBytes else {
      throw TemplateProblem(nil, "it is larger than \(Self.mostBytes >> 20) MiB")
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw TemplateProblem(nil, "it is not UTF-8")
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    text = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    pieces = TemplatePiece.withoutEmptyLines(try TemplatePiece.read(text))
    guard pieces.count <= Self.mostPieces else {
      throw TemplateProblem(nil, "it has more than \(Self.mostPieces) tags")
    }
    // Stencil's own lines are wrong where two are alike, so each tag is read by itself.
    tokens = pieces.compactMap { piece in
      let read = Template(templateString: piece.kind == .text ? "text" : piece.source).tokens.first
      return piece.kind == .text
        ? read.map { Token.text(value: piece.source, at: $0.sourceMap) } : read
    }
    var check = TemplateCheck(ChangelogContext.fields)
    try check.check(
      zip(pieces, tokens).compactMap { piece, token in
        guard piece.kind == .output || piece.kind == .block else { return nil }
        return TemplateTag(
          isOutput: piece.kind == .output, words: token.components, line: piece.line)
      })
  }

  /// The text that the template makes of a context.
  public func text(_ context: [String: ChangelogValue]) throws(TemplateProblem) -> String {
    let filters = Extension()
    filters.registerFilter("markdown") { (value: Any?) in
      MarkdownEscaping.escaped(value.map { "\($0)" } ?? "")
    }
    // Stencil's own stops the program where the number is negative.
    filters.registerFilter("indent") { (value: Any?, arguments: [Any?]) in
      let width = arguments.isEmpty ? 4 : arguments[0] as? Int
      guard let width, (0...100).contains(width), arguments.count < 2 else {
        throw TemplateSyntaxError("'indent' takes a number from 0 to 100")
      }
      let lines = (value.map { "\($0)" } ?? "").split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { index, line in
        (index == 0 || line.isEmpty ? "" : String(repeating: " ", count: width)) + line
      }.joined(separator: "\n")
    }
    let environment = Environment(extensions: [filters])
    do {
      let nodes = try TokenParser(tokens: tokens, environment: environment).parse()
      let values = context.compactMapValues(TemplateRecord.native)
      return try renderNodes(nodes, Context(dictionary: values, environment: environment))
    } catch let error as TemplateSyntaxError {
      throw TemplateProblem(line(of: error.token), Self.sentence(error.reason))
    } catch {
      throw TemplateProblem(nil, Self.sentence("\(error)"))
    }
  }

  private func line(of token: Token?) -> Int? {
    zip(pieces, tokens).first { $0.1 === token }?.0.line
  }

  private static func sentence(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

/// A record of the context, as Stencil asks for its members.
private final class TemplateRecord: DynamicMemberLookup {
  private let members: [String: ChangelogValue]

  init(_ members: [String: ChangelogValue]) {
    self.members = members
  }

  subscript(dynamicMember member: String) -> Any? {
    guard let value = members[member] else {
      return LazyValueWrapper { () throws -> Any in
        throw TemplateSyntaxError("the context has no variable '\(member)'")
      }
    }
    return Self.native(value)
  }

  static func native(_ value: ChangelogValue) -> Any? {
    switch value {
    case .nothing: nil
    case .flag(let flag): flag
    case .text(let text): text
    case .list(let values): values.compactMap(native)
    case .record(let members): TemplateRecord(members)
    }
  }
}
