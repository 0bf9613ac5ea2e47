/// A piece of a template: text as it is, or a tag.
struct TemplatePiece: Hashable {
  enum Kind: Hashable {
    case text
    /// `{{ … }}`
    case output
    /// `{% … %}`
    case block
    /// `{# … #}`
    case comment
  }

  var kind: Kind
  /// As it stands in the template, its brackets too.
  var source: String
  /// The line that it begins in, from 1.
  var line: Int

  /// Takes a template apart as Stencil does, but knows the lines, and a tag that is not closed is an
  /// error.
  static func read(_ template: String) throws(TemplateProblem) -> [TemplatePiece] {
    var pieces: [TemplatePiece] = []
    var rest = template.unicodeScalars[...]
    var line = 1
    func take(_ kind: Kind, to end: String.Index) {
      let source = rest[..<end]
      pieces.append(TemplatePiece(kind: kind, source: String(source), line: line))
      line += source.lazy.filter { $0 == "\n" }.count
      rest = rest[end...]
    }
    while !rest.isEmpty {
      guard let start = index(of: "{", ["{", "%", "#"], in: rest) else {
        take(.text, to: rest.endIndex)
        break
      }
      if start > rest.startIndex { take(.text, to: start) }
      let mark = rest[rest.index(after: start)]
      let kind: Kind = mark == "{" ? .output : mark == "%" ? .block : .comment
      let close: Unicode.Scalar = mark == "{" ? "}" : mark
      let inside = rest[rest.index(start, offsetBy: 2)...]
      guard let end = index(of: close, ["}"], in: inside) else {
        throw TemplateProblem(line, "'{\(mark)' is not closed by '\(close)}'")
      }
      take(kind, to: rest.index(end, offsetBy: 2))
    }
    return pieces
  }

  private static func index(
    of first: Unicode.Scalar, _ second: Set<Unicode.Scalar>, in text: Substring.UnicodeScalarView
  ) -> String.Index? {
    var previous: (scalar: Unicode.Scalar, index: String.Index)?
    for index in text.indices {
      if let previous, previous.scalar == first, second.contains(text[index]) {
        return previous.index
      }
      previous = (text[index], index)
    }
    return nil
  }
}

extension TemplatePiece {
  /// The pieces without the white space of lines that hold nothing but statements and comments.
  static func withoutEmptyLines(_ pieces: [TemplatePiece]) -> [TemplatePiece] {
    var result: [TemplatePiece] = []
    var line: [TemplatePiece] = []
    func endLine() {
      let isOfStatements =
        line.contains { $0.kind == .block || $0.kind == .comment }
        && line.allSatisfy { piece in
          piece.kind != .output
            && (piece.kind != .text || piece.source.allSatisfy(\.isWhitespace))
        }
      result += isOfStatements ? line.filter { $0.kind != .text } : line
      line = []
    }
    for piece in pieces {
      guard piece.kind == .text else {
        line.append(piece)
        continue
      }
      for part in piece.source.split(separator: "\n", omittingEmptySubsequences: false) {
        let isLast = part.endIndex == piece.source.endIndex
        let source = String(part) + (isLast ? "" : "\n")
        if !source.isEmpty {
          line.append(TemplatePiece(kind: .text, source: source, line: piece.line))
        }
        if !isLast { endLine() }
      }
    }
    endLine()
    return result
  }
}
