/// The names that can be used at a place of a template, and what their values are.
struct TemplateNames {
  /// The innermost last.
  let scopes: [[String: ContextType]]
  let line: Int

  private static let operators: Set<String> = [
    "in", "or", "and", "not", "==", "!=", ">", ">=", "<", "<=", "(", ")",
  ]

  /// Stencil makes an array of a range, and stops the program where an end is too large.
  private static let longestRange = 10_000

  func lookUp(_ name: String) -> ContextType? {
    scopes.last { $0[name] != nil }?[name]
  }

  /// Looks every name of a condition up.
  func checkExpression(_ words: some Sequence<String>) throws(TemplateProblem) {
    for word in words where !Self.operators.contains(word) {
      _ = try type(of: word)
    }
  }

  /// A value that Stencil can print; of a list or a record it would print Swift's own form.
  func checkPrintable(_ text: String) throws(TemplateProblem) {
    switch try type(of: text) {
    case .flag, .text, .number: return
    case .list(.text), .list(.flag), .list(.number):
      throw TemplateProblem(line, "'\(text)' is a list; print it with '|join:\", \"'")
    case .list: throw TemplateProblem(line, "'\(text)' is a list; print its members in a loop")
    case .record: throw TemplateProblem(line, "'\(text)' has members; print one of them")
    }
  }

  /// What a value with its filters is.
  func type(of text: String) throws(TemplateProblem) -> ContextType {
    if let ends = range(text) {
      for end in ends {
        if literal(end) != nil, Int(end).map({ (0...Self.longestRange).contains($0) }) != true {
          throw TemplateProblem(line, "'\(end)' is no number from 0 to \(Self.longestRange)")
        }
        guard case .number = try type(of: end) else {
          throw TemplateProblem(line, "'\(end)' is no number")
        }
      }
      return .list(.number)
    }
    let parts = TemplateWords.split(text, by: "|")
    return try filtered(try value(parts[0]), by: Array(parts.dropFirst()))
  }

  /// What filters make of a value; each is a name with arguments, `join:", "`.
  func filtered(_ type: ContextType, by filters: [String]) throws(TemplateProblem) -> ContextType {
    var type = type
    for filter in filters {
      let parts = TemplateWords.split(filter, by: ":")
      let name = parts[0]
      guard ChangelogContext.filters.contains(name) else {
        throw TemplateProblem(
          line, "there is no filter '\(name)'",
          suggestion: Suggestion.nearest(to: name, among: ChangelogContext.filters))
      }
      let arguments = parts.dropFirst().joined(separator: ":")
      for argument in TemplateWords.split(arguments, by: ",") where !argument.isEmpty {
        _ = try value(argument)
      }
      type = try result(of: name, on: type)
    }
    return type
  }

  private func result(
    of filter: String, on type: ContextType
  ) throws(TemplateProblem) -> ContextType {
    switch (filter, type) {
    case (_, .record), (_, .list(.record)), (_, .list(.list)):
      guard filter == "default" else {
        throw TemplateProblem(line, "the filter '\(filter)' is for texts")
      }
      return type
    case ("default", _): return type
    case ("split", _): return .list(.text)
    case ("capitalize", .list), ("uppercase", .list), ("lowercase", .list): return .list(.text)
    case ("indent", .list), ("markdown", .list):
      throw TemplateProblem(line, "the filter '\(filter)' is for texts")
    default: return .text
    }
  }

  // MARK: Values

  private func range(_ text: String) -> [String]? {
    guard !text.contains("\""), !text.contains("'"), let dots = text.range(ofText: "...") else {
      return nil
    }
    return [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
  }

  private func value(_ text: String) throws(TemplateProblem) -> ContextType {
    if let type = literal(text) { return type }
    return try variable(text)
  }

  private func literal(_ text: String) -> ContextType? {
    for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return .text
    }
    // As Stencil reads them.
    if Int(text) != nil || Float(text) != nil { return .number }
    return text == "true" || text == "false" ? .flag : nil
  }

  private func variable(_ text: String) throws(TemplateProblem) -> ContextType {
    let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains(""), !text.contains("[") else {
      throw TemplateProblem(line, "'\(text)' is no name of a variable")
    }
    guard var type = lookUp(path[0]) else {
      let known = scopes.flatMap(\.keys).sorted()
      throw TemplateProblem(
        line, "the context has no variable '\(path[0])'",
        suggestion: Suggestion.nearest(to: path[0], among: known))
    }
    for (index, name) in path.enumerated().dropFirst() {
      type = try member(name, of: type, path[..<index].joined(separator: "."))
    }
    return type
  }

  private func member(
    _ name: String, of type: ContextType, _ owner: String
  ) throws(TemplateProblem) -> ContextType {
    var known: [String] = []
    switch type {
    case .record(let fields):
      if let field = fields.first(where: { $0.name == name }) { return field.type }
      known = fields.map(\.name)
    case .list(let element):
      if name == "count" { return .number }
      // Stencil would stop the program at the last of an empty list.
      if name == "first" || Int(name).map({ $0 >= 0 }) == true { return element }
      known = ["count", "first"]
    case .text, .flag, .number: break
    }
    throw TemplateProblem(
      line, "the context has no variable '\(owner).\(name)'",
      suggestion: Suggestion.nearest(to: name, among: known))
  }
}
