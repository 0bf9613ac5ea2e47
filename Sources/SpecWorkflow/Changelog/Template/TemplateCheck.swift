/// A tag of a template, taken apart into words.
struct TemplateTag {
  /// Whether something is printed; otherwise it is a statement.
  var isOutput: Bool
  var words: [String]
  var line: Int
}

/// Holds a template against what it can speak of, before it is used.
///
/// Stencil itself prints nothing for a variable that is not there, and says nothing of a branch that
/// is not taken. Here every name of every tag is looked up, by its type, whatever the values are.
struct TemplateCheck {
  private var scopes: [[String: ContextType]]
  private var open: [(tag: String, line: Int)] = []

  init(_ fields: [ContextField]) {
    scopes = [Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.type) })]
  }

  static let tags = [
    "for", "empty", "endfor", "break", "continue", "if", "ifnot", "elif", "else", "endif", "filter",
    "endfilter",
  ]

  private static let mostWords = 500
  private static let deepest = 100

  mutating func check(_ tags: [TemplateTag]) throws(TemplateProblem) {
    for tag in tags {
      // Stencil would call itself as often.
      guard tag.words.count <= Self.mostWords else {
        throw TemplateProblem(tag.line, "a tag of more than \(Self.mostWords) words")
      }
      guard open.count <= Self.deepest else {
        throw TemplateProblem(tag.line, "more than \(Self.deepest) tags stand in each other")
      }
      if tag.isOutput { try checkOutput(tag) } else { try checkStatement(tag) }
    }
    if let tag = open.last {
      throw TemplateProblem(tag.line, "'\(tag.tag)' is not ended by '\(Self.end(of: tag.tag))'")
    }
  }

  // MARK: Output

  /// `{{ value }}`, `{{ value if condition else other }}`.
  private func checkOutput(_ tag: TemplateTag) throws(TemplateProblem) {
    guard let first = tag.words.first else {
      throw TemplateProblem(tag.line, "a tag without a variable")
    }
    let names = TemplateNames(scopes: scopes, line: tag.line)
    guard tag.words.count > 2, tag.words[1] == "if" else {
      if tag.words.count == 1 {
        try names.checkPrintable(first)
      } else {
        try names.checkExpression(tag.words)
      }
      return
    }
    try names.checkPrintable(first)
    let parts = tag.words.dropFirst(2).split(separator: "else", maxSplits: 1)
    try names.checkExpression(parts.first ?? [])
    if parts.count > 1 {
      if parts[1].count == 1 {
        try names.checkPrintable(parts[1][parts[1].startIndex])
      } else {
        try names.checkExpression(parts[1])
      }
    }
  }

  // MARK: Statements

  private mutating func checkStatement(_ tag: TemplateTag) throws(TemplateProblem) {
    var words = tag.words[...]
    var label: String?
    if let first = words.first, first.hasSuffix(":"), words.count > 1 {
      label = String(first.dropLast())
      words = words.dropFirst()
    }
    guard let name = words.popFirst() else {
      throw TemplateProblem(tag.line, "a tag without a name")
    }
    let names = TemplateNames(scopes: scopes, line: tag.line)
    switch name {
    case "for": try beginLoop(Array(words), label, names)
    case "empty":
      try expect(["for"], for: name, tag.line)
      scopes[scopes.count - 1] = [:]
    case "if", "ifnot":
      try names.checkExpression(words)
      open.append((name, tag.line))
    case "elif":
      try expect(["if"], for: name, tag.line)
      try names.checkExpression(words)
    case "else":
      try expect(["if", "ifnot"], for: name, tag.line)
      if let word = words.first {
        throw TemplateProblem(tag.line, "'\(word)' stands behind 'else'; did you mean 'elif'")
      }
    case "filter":
      guard words.count == 1, let filters = words.first else {
        throw TemplateProblem(tag.line, "'filter' takes one filter")
      }
      _ = try names.filtered(.text, by: TemplateWords.split(filters, by: "|"))
      open.append((name, tag.line))
    case "endfor", "endif", "endfilter":
      try expect(
        name == "endif" ? ["if", "ifnot"] : [String(name.dropFirst(3))], for: name, tag.line)
      open.removeLast()
      if name == "endfor" { scopes.removeLast() }
    case "break", "continue":
      guard open.contains(where: { $0.tag == "for" }) else {
        throw TemplateProblem(tag.line, "'\(name)' stands in no loop")
      }
    case "include", "extends", "block", "endblock", "now":
      throw TemplateProblem(
        tag.line,
        "the tag '\(name)' cannot be used: "
          + (name == "now"
            ? "the output is the same whenever it is made" : "a template is one file"))
    default:
      throw TemplateProblem(
        tag.line, "there is no tag '\(name)'",
        suggestion: Suggestion.nearest(to: name, among: Self.tags))
    }
  }

  private mutating func beginLoop(
    _ words: [String], _ label: String?, _ names: TemplateNames
  ) throws(TemplateProblem) {
    guard words.count == 3 || (words.count > 4 && words[3] == "where"), words[1] == "in" else {
      throw TemplateProblem(
        names.line, "a loop is written 'for x in list' or 'for x in list where condition'")
    }
    guard words[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      throw TemplateProblem(names.line, "a loop has one variable, and '\(words[0])' is none")
    }
    guard case .list(let element) = try names.type(of: words[2]) else {
      throw TemplateProblem(names.line, "'\(words[2])' is no list")
    }
    var counters = Self.counters
    if let label { counters.append(ContextField(label, .record(counters), "")) }
    if case .record(let outer)? = names.lookUp("forloop") {
      counters += outer.filter { field in !counters.contains { $0.name == field.name } }
    }
    scopes.append([words[0]: element])
    try TemplateNames(scopes: scopes, line: names.line).checkExpression(words.dropFirst(4))
    scopes[scopes.count - 1]["forloop"] = .record(counters)
    open.append(("for", names.line))
  }

  private static let counters: [ContextField] = [
    ContextField("first", .flag, ""), ContextField("last", .flag, ""),
    ContextField("counter", .number, ""), ContextField("counter0", .number, ""),
    ContextField("length", .number, ""),
  ]

  private func expect(
    _ tags: [String], for name: String, _ line: Int
  ) throws(TemplateProblem) {
    guard let last = open.last, tags.contains(last.tag) else {
      throw TemplateProblem(
        line,
        open.last.map { "'\(name)' stands inside '\($0.tag)' of line \($0.line)" }
          ?? "'\(name)' stands without '\(tags[0])'")
    }
  }

  private static func end(of tag: String) -> String {
    tag == "ifnot" ? "endif" : "end" + tag
  }
}
