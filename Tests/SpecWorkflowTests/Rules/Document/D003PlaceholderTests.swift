import Testing

@testable import SpecWorkflow

/// Words that nobody has replaced.
@Suite struct D003PlaceholderTests {
  @Test(arguments: [
    ("Edits arrive TBD.", ["5:14 \"TBD\""]),
    ("Edits arrive tbd.", []),
    ("TODO: say more. FIXME as well.", ["5:1 \"TODO\"", "5:17 \"FIXME\""]),
    ("- one\n- XXX\n- XXXL", ["6:3 \"XXX\""]),
    ("Since YYYY-MM-DD, see SPEC-XXX.", ["5:7 \"YYYY-MM-DD\"", "5:23 \"SPEC-XXX\""]),
    ("As a [user type] I want [goal].", ["5:6 \"[user type]\"", "5:25 \"[goal]\""]),
    ("| a | b |\n| - | - |\n| x | [describe it] |", ["7:7 \"[describe it]\""]),
    ("> > 1. deep [goal] here", ["5:13 \"[goal]\""]),
    // The template's own words, however they are broken into lines.
    (
      "Brief description of what this feature\ndoes and why it's needed.",
      ["5:1 still the template's words"]
    ),
    ("- [ ] Criterion 1\n- [ ] Ours", ["5:1 still the template's words"]),
    // Code is compared with the template's only.
    ("`TODO` and ``[goal]``", []),
    ("```\nTODO [goal]\n```", []),
    // Links, boxes, notes and abbreviations in brackets are no placeholders.
    ("[the paper](https://a.example) and [RFC][1]\n\n[1]: https://b.example", []),
    ("- [ ] done\n- [x] done", []),
    ("As [RFC 2119] says; [A], [1], [sic], [x].", []),
    ("An array a[index] of [index].", ["5:11 \"[index]\""]),
    ("待定 [目标] TODO中", []),
    ("[unclosed", []),
    ("<!-- TODO: ask Ada -->", []),
  ])
  func reports(body: String, reports: [String]) throws {
    let found = try RuleSubject(body: body).reports("D003")
    #expect(found == reports)
  }

  @Test func titleAndHeader() throws {
    let text = """
      # SPEC-007: [Feature Name]

      **Status**: Draft | In Review
      **Created**: YYYY-MM-DD
      **Author**: [Your Name]
      **Reviewer**: Ada [later]
      **Vision**: [the long one](https://a.example), [another one][1]
      """
    #expect(
      try RuleSubject(text).reports("D003").map { $0.split(separator: " ")[0] } == [
        "1:13", "3:1", "4:1", "5:1", "6:19",
      ])
  }

  /// Every line of the template that an author has to replace, told by hand.
  @Test func theUntouchedTemplateIsReportedOnceAPlaceholder() throws {
    let found = try RuleSubject(SeedTemplate.text).reports("D003")
    let lines = found.compactMap { Int($0.prefix { $0 != ":" }) }
    #expect(Set(found.compactMap { $0.split(separator: " ").first }).count == found.count)
    let text = SeedTemplate.text.split(separator: "\n", omittingEmptySubsequences: false)
    var wanted = [1, 1]  // The ID and the name of the title.
    var isCode = false
    for (index, line) in text.enumerated() {
      let isFence = line.hasPrefix("```")
      // A code block, a paragraph and a table row are one place each.
      let previous = index > 0 ? text[index - 1] : ""
      let begins =
        isFence
        ? !isCode
        : !isCode && !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("---")
          && !(line.hasPrefix("|-") || line.hasPrefix("| -"))
          && (previous.isEmpty || "-*|0123456789".contains(line.first ?? " ") || index < 10)
      if begins { wanted.append(index + 1) }
      if isFence { isCode.toggle() }
    }
    #expect(lines == wanted)
  }

  @Test func severities() {
    #expect(
      RuleSubject.severities(of: "D003", body: "TBD") == ["warning", "error", "error", "-"])
  }

  @Test func aMillionOpenBracketsAreReadOnce() throws {
    let body = String(repeating: "[a ", count: 100_000)
    #expect(try RuleSubject(body: body).reports("D003").isEmpty)
  }
}
