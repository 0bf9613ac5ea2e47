/// Makes a new spec of a template: sets its title and header values and leaves every other byte.
struct TemplateFiller {
  /// The name of the template in messages.
  var template: String
  /// What the new spec says of itself.
  var values: NewSpecValues
  var folder: SpecFolder
  var reader: HeaderReader

  /// The template with the ID, the title and the values set; a field that it lacks stays away.
  ///
  /// The author is asked for only where the template has such a field. Throws `SpecError.template`
  /// where a value cannot be set.
  func fill(
    _ bytes: [UInt8], author: () throws(SpecError) -> String
  ) throws(SpecError) -> [UInt8] {
    var result = setTitle(in: bytes)
    let header = reader.read(result)
    if let problem = header.problems.first(where: \.isFatal) {
      throw .template(path: template, reason: "line \(problem.position.line): \(problem.message)")
    }
    var settings: [(HeaderKey, String)] = [
      (.created, values.date.description), (.updated, values.date.description),
    ]
    if let status = values.status {
      settings.append((.status, status))
    }
    if header.field(.author) != nil {
      settings.append((.author, try author()))
    }
    for source in folder.idSources {
      switch source {
      case .header(let name), .frontMatter(let name):
        if let value = header.value(named: name) {
          settings.append((.other(HeaderNames.folded(name)), id(inPlaceOf: value)))
        }
      case .title, .fileName: break
      }
    }
    for name in ["title", "name", "feature name"] {
      settings.append((.other(name), values.title))
    }
    for (key, value) in settings where header.field(key) != nil {
      result = try set(key, value, in: result)
    }
    return result
  }

  private func set(
    _ key: HeaderKey, _ value: String, in bytes: [UInt8]
  ) throws(SpecError) -> [UInt8] {
    do throws(HeaderEditError) {
      return try HeaderEditor.setting(key, to: value, in: bytes, reader: reader)
    } catch {
      throw .template(path: template, reason: "\(Self.name(of: key)) cannot be set: \(error.words)")
    }
  }

  private static func name(of key: HeaderKey) -> String {
    switch key {
    case .status: "Status"
    case .created: "Created"
    case .updated: "Updated"
    case .author: "Author"
    case .other(let name): name
    }
  }

  /// The ID, or only its number where the field holds nothing else.
  private func id(inPlaceOf value: String) -> String {
    let isBare = !value.isEmpty && value.allSatisfy { "0123456789NX".contains($0) }
    return isBare ? values.number : values.id.description
  }

  /// The text with its first heading replaced.
  private func setTitle(in bytes: [UInt8]) -> [UInt8] {
    guard let title = reader.read(bytes).title, let range = Self.range(of: title, in: bytes) else {
      return bytes
    }
    let old = String(decoding: bytes[range], as: UTF8.self)
    var result = bytes
    result.replaceSubrange(range, with: Self.open(heading(inPlaceOf: old)).utf8)
    return result
  }

  /// The heading with marks at its end that would close it, and not be seen, escaped.
  private static func open(_ heading: String) -> String {
    let marks = heading.reversed().prefix { $0 == "#" }
    let rest = heading.dropLast(marks.count)
    return !marks.isEmpty && rest.last == " " ? rest + "\\" + String(marks) : heading
  }

  /// What the heading becomes: the ID in the manner of the placeholder, and the title.
  private func heading(inPlaceOf old: String) -> String {
    let match =
      SpecIDParser(prefix: nil).match(title: old)
      ?? SpecIDParser(prefix: folder.prefix).match(title: old)
    if let match {
      let head = old.dropLast(match.rest.count)
      let token = head.prefix { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
      let name = token.reversed().drop(while: \.isWhitespace).reversed()
      let separator = match.rest.isEmpty ? ": " : String(head.dropFirst(name.count))
      return values.id.description + separator + values.title
    }
    let number = old.prefix { $0.isNumber || "NX".contains($0) }
    if !number.isEmpty, old.dropFirst(number.count).hasPrefix(". ") {
      return "\(values.id.number). \(values.title)"
    }
    if folder.idSources.first == .title {
      return "\(values.id): \(values.title)"
    }
    return Self.isPlaceholder(old) ? values.title : old
  }

  /// Whether a heading waits for a title, as `[Feature Name]` does and `Summary` does not.
  private static func isPlaceholder(_ heading: String) -> Bool {
    let words = heading.lowercased().split { !$0.isLetter }
    return heading.contains { "[<{".contains($0) }
      || words.contains { ["title", "name", "template"].contains($0) }
  }

  /// The bytes of a heading's text, without its marks.
  private static func range(of title: Header.Title, in bytes: [UInt8]) -> Range<Int>? {
    var line = bytes.line(at: bytes.textStart, number: 1)
    while line.number < title.position.line, line.next > line.end {
      line = bytes.line(at: line.next, number: line.number + 1)
    }
    var range = bytes.trimmed(line.start + title.position.column - 1..<line.end)
    let marks = bytes.runLength(of: ASCII.hash, at: range.lowerBound, before: range.upperBound)
    range = bytes.trimmed(range.lowerBound + marks..<range.upperBound)
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == ASCII.hash { end -= 1 }
    if marks > 0, end > range.lowerBound, bytes[end - 1].isBlank {
      range = bytes.trimmed(range.lowerBound..<end)
    }
    return title.position.line == line.number ? range : nil
  }
}

/// What a new spec says of itself.
struct NewSpecValues: Sendable, Hashable {
  var id: SpecID
  var title: String
  /// `nil` leaves the template's.
  var status: String?
  var date: CalendarDate

  /// The number as the ID writes it.
  var number: String {
    String(id.description.dropFirst(id.prefix.count + 1))
  }
}

extension HeaderEditError {
  /// Why, in words that follow a colon.
  var words: String {
    switch self {
    case .missing: "the field is missing"
    case .ambiguous(_, let places):
      "it stands on the lines " + places.map { "\($0.line)" }.joined(separator: ", ")
    case .unreadable(let problem): problem.message
    case .notRepresentable(let value): "'\(value)' cannot stand in its line"
    }
  }
}
