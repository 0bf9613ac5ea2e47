extension StyledText {
  /// The text in at most `limit` columns; see ``DisplayWidth/truncated(_:to:ellipsis:)``.
  ///
  /// The ellipsis takes the role of the part that it cuts.
  func truncated(to limit: Int, ellipsis: String = Glyphs.unicode.ellipsis) -> StyledText {
    if columns <= limit { return self }
    let mark = DisplayWidth.prefix(of: ellipsis, columns: max(0, limit))
    var room = max(0, limit - mark.columns)
    var result = StyledText()
    for span in spans {
      let part = DisplayWidth.prefix(of: span.text, columns: room)
      result.append(safe: part.text, span.role)
      room -= part.columns
      if part.text.utf8.count < span.text.utf8.count {
        result.append(safe: mark.text, span.role)
        break
      }
    }
    return result
  }

  /// The text with spaces up to `width` columns; a text that is wider stays as it is.
  func padded(to width: Int, alignment: Alignment = .left) -> StyledText {
    let spaces = StyledText.spaces(width - columns)
    return alignment == .left ? self + spaces : spaces + self
  }

  /// The text as lines of at most `width` columns; see ``DisplayWidth/wrapped(_:to:indent:)``.
  func wrapped(to width: Int, indent: Int = 0, firstIndent: Int? = nil) -> [StyledText] {
    var characters: [Character] = []
    var roles: [Role?] = []
    for span in spans {
      for character in span.text {
        characters.append(character)
        roles.append(span.role)
      }
    }
    return LineBreaking.lines(
      of: characters, first: width - (firstIndent ?? indent), rest: width - indent
    ).enumerated().map { number, range in
      var line = StyledText.spaces(
        range.isEmpty ? 0 : number == 0 ? firstIndent ?? indent : indent)
      for index in range { line.append(safe: String(characters[index]), roles[index]) }
      return line
    }
  }

  /// The text on one line, whatever was kept when it was made.
  var onOneLine: StyledText {
    var result = StyledText()
    for span in spans { result.append(safe: Escaping.line(span.text), span.role) }
    return result
  }
}
