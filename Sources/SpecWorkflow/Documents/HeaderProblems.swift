/// What the fields of a header say wrong, whatever their form.
enum HeaderProblems {
  static func find(in fields: [HeaderField]) -> [DocumentProblem] {
    var problems: [DocumentProblem] = []
    // At most one a known key, so a search is cheap however many fields there are.
    var firsts: [HeaderField] = []
    for field in fields {
      if case .other = field.key { continue }
      if isPlaceholder(field) {
        problems.append(
          DocumentProblem(
            .placeholder, at: field.position,
            "\(field.name) is still the template's placeholder \"\(field.value)\""))
      }
      guard let first = firsts.first(where: { $0.key == field.key }) else {
        firsts.append(field)
        continue
      }
      guard first.value != field.value else { continue }
      problems.append(
        DocumentProblem(
          .contradictingHeader, at: field.position,
          "\(field.name) is \"\(field.value)\" here and \"\(first.value)\" on line "
            + "\(first.position.line)"))
    }
    return problems
  }

  private static func isPlaceholder(_ field: HeaderField) -> Bool {
    switch field.key {
    case .status: field.value.utf8.contains(ASCII.pipe) && hasChoice(field.value)
    case .created, .updated: field.value == "YYYY-MM-DD"
    case .author: field.value == "[Your Name]"
    case .other: false
    }
  }

  /// Whether words stand on both sides of ` | `.
  private static func hasChoice(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    return bytes.firstOffset(of: " | ", in: 0..<bytes.count) != nil
  }
}
