extension Rule {
  static let missingSection = Rule(
    code: "D001", name: "missing-section",
    summary: "a section that every spec must have is not there",
    why: """
      Readers look for the same things in every spec, and a reviewer sees what is said, not what is
      left out. Which headings are asked for is `rules.sections` of .spec/config.yml; without it they
      are Overview and Requirements, at any level and in any case.
      """,
    bad: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: In Review

      ## Overview

      Edits made on a train arrive when the train does.

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      """,
    mend: "write the section, or take it out of `rules.sections` where your specs do without",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .document { spec in
      let titles = Set(spec.document.sections.map { SectionTitle.words($0.title) })
      return spec.settings.sections.filter { wanted in
        titles.isDisjoint(with: SectionTitle.names(wanted))
      }.map { Spot(spec.header.title?.position ?? SourcePosition(line: 1), "no section \($0)") }
    })
}

/// How titles of sections are compared.
enum SectionTitle {
  /// A title in lower case, without its number and what stands in parentheses at its end.
  static func words(_ title: String) -> String {
    let number = title.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == " " }
    let words = number.prefix { $0 != "(" && $0 != "（" }
    return words.lowercased().trimmed { $0 == " " || $0 == ":" || $0 == "：" }
  }

  /// The titles that one entry of the configuration allows.
  static func names(_ wanted: String) -> Set<String> {
    var names: Set<String> = []
    var rest = wanted[...]
    while let range = rest.range(ofText: " or ") {
      names.insert(words(String(rest[..<range.lowerBound])))
      rest = rest[range.upperBound...]
    }
    names.insert(words(String(rest)))
    return names
  }
}

extension String {
  fileprivate func trimmed(_ isEdge: (Character) -> Bool) -> String {
    var words = drop(while: isEdge)
    while let last = words.last, isEdge(last) { words.removeLast() }
    return String(words)
  }
}
