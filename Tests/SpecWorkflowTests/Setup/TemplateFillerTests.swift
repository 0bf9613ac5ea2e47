import Testing

@testable import SpecWorkflow

@Suite struct TemplateFillerTests {
  func fill(
    _ template: String, sources: [IDSource] = IDSource.standard, prefix: String? = nil,
    title: String = "Offline sync"
  ) throws(SpecError) -> String {
    let values = NewSpecValues(
      id: SpecID(prefix: prefix ?? "SPEC", number: 7), title: title, status: "Draft",
      date: CalendarDate(year: 2026, month: 1, day: 20))
    let filler = TemplateFiller(
      template: "template.md", values: values,
      folder: SpecFolder(path: "specs", prefix: prefix, idSources: sources),
      reader: HeaderReader())
    let bytes = try filler.fill(Array(template.utf8)) { () throws(SpecError) in "Ada Okafor" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The seed template with its five lines filled in and every other byte as it was.
  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func fillsTheSeed(_ newline: String, _ mark: String) throws {
    func written(_ text: String) -> String {
      mark
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: newline)
    }
    var lines = SeedTemplate.text.split(separator: "\n", omittingEmptySubsequences: false)
    lines[0] = "# SPEC-007: Offline sync"
    lines[2] = "**Status**: Draft"
    lines[3] = "**Created**: 2026-01-20"
    lines[4] = "**Updated**: 2026-01-20"
    lines[5] = "**Author**: Ada Okafor"
    let result = try fill(written(SeedTemplate.text))
    #expect(Array(result.utf8) == Array(written(lines.joined(separator: "\n")).utf8))
  }

  @Test func theSeedIsTheTemplateOfTheTests() {
    #expect(
      SeedTemplate.text.split(separator: "\n").map(String.init)
        == specTemplate.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [
    ("# SPEC-000 – [Name] ##\n", "# SPEC-007 – Offline sync ##\n"),
    ("# SPEC-NNN\n", "# SPEC-007: Offline sync\n"),
    ("# [Name]\n\nStatus: x\n", "# SPEC-007: Offline sync\n\nStatus: Draft\n"),
    ("SPEC-XXX: Name\n===\n", "SPEC-007: Offline sync\n===\n"),
    ("no title\n\n## Goals\n", "no title\n\n## Goals\n"),
    ("# SPEC-XXX: a\n\n```\nStatus: x\n```\n", "# SPEC-007: Offline sync\n\n```\nStatus: x\n```\n"),
  ])
  func setsTitles(_ template: String, _ wanted: String) throws {
    #expect(try fill(template) == wanted)
  }

  @Test func keepsMarksAtTheEnd() throws {
    let result = try fill("# SPEC-XXX: [Name]\n", title: "F #")
    #expect(result == "# SPEC-007: F \\#\n")
    #expect(HeaderReader().read(Array(result.utf8)).title?.text == "SPEC-007: F #")
  }

  @Test func fillsFrontMatter() throws {
    let template = """
      ---
      eip: XX
      title: "[Name]"  # short
      author: '[Your Name]'
      status: Draft
      created: YYYY-MM-DD
      other: kept
      ---

      ## Abstract

      """
    let wanted = """
      ---
      eip: 007
      title: "Offline sync"  # short
      author: 'Ada Okafor'
      status: Draft
      created: 2026-01-20
      other: kept
      ---

      ## Abstract

      """
    #expect(try fill(template, sources: [.frontMatter("eip")], prefix: "EIP") == wanted)
  }

  @Test func fillsTheFieldOfTheID() throws {
    let template =
      "# [Name]\n\n* Proposal: [SE-NNNN](NNNN-name.md)\n* Status: **Awaiting review**\n"
    let wanted = "# Offline sync\n\n* Proposal: SE-007\n* Status: **Draft**\n"
    #expect(try fill(template, sources: [.header("proposal")], prefix: "SE") == wanted)
  }

  @Test func leavesAHeadingThatIsNoTitle() throws {
    let template = "- Feature Name: (fill me in)\n- Start Date: x\n\n# Summary\n"
    let wanted = "- Feature Name: Offline sync\n- Start Date: x\n\n# Summary\n"
    #expect(try fill(template, sources: [.fileName], prefix: "RFC") == wanted)
  }

  @Test(arguments: ["# A\n\nStatus: a\nStatus: b\n", "---\nstatus: [\n---\n# A\n", "a\u{0}b"])
  func refusesWhatCannotBeFilled(_ template: String) {
    #expect {
      try fill(template)
    } throws: { error in
      if case SpecError.template("template.md", _) = error { true } else { false }
    }
  }
}
