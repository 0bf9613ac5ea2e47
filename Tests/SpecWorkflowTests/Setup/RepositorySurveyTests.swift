import Testing

@testable import SpecWorkflow

@Suite struct RepositorySurveyTests {
  func survey(_ files: [(String, String)]) -> RepositorySurvey {
    RepositorySurvey(files.map { (path: $0.0, bytes: Array($0.1.utf8)) })
  }

  /// The configuration as the program reads it back.
  func configuration(_ survey: RepositorySurvey) throws -> Configuration {
    let text = ConfigurationText.text(for: survey, project: "p")
    return try ConfigurationReader.read(Array(text.utf8), file: "config.yml")
  }

  @Test func nothingToFind() throws {
    let survey = survey([
      ("README.md", "# HTTP-2: a client\n"), ("docs/01-intro.md", "# Intro\n"),
      ("docs/02-use.md", "# Use\n"), ("docs/03-more.md", "# More\n"),
      ("blog/2024-01-02-a.md", "# A\n"), (".github/X-1.md", "# X-1: a\n"),
      ("node_modules/specs/X-1.md", "# X-1: a\n"),
    ])
    #expect(survey.isEmpty)
    let configuration = try configuration(survey)
    #expect(configuration.folders.map(\.path) == ["specs"])
    #expect(configuration.vocabulary == .standard)
    #expect(configuration.transitions == Configuration.standardTransitions)
    #expect(configuration.template == SeedTemplate.path)
  }

  @Test func seedForm() throws {
    let text = "# SPEC-001: A\n\n**Status**: Approved\n**Created**: 2026-01-01\n"
    let survey = survey([("docs/specs/SPEC-001-a.md", text)])
    let folder = try #require(survey.folders.first)
    #expect(folder.path == "docs/specs")
    #expect(folder.prefix == "SPEC")
    #expect(folder.digits == 3)
    #expect(folder.idSources == [.title, .fileName])
    #expect(folder.count == 1)
    #expect(survey.habits.form == .bold)
    #expect(survey.vocabulary == StatusVocabulary.standard.states)
  }

  @Test func sectionsThatTheSpecsHaveInCommon() throws {
    func survey(_ bodies: [String]) -> RepositorySurvey {
      self.survey(
        bodies.enumerated().map { index, body in
          (
            "specs/SPEC-00\(index + 1)-a.md",
            "# SPEC-00\(index + 1): A\n\n**Status**: Draft\n\n\(body)"
          )
        })
    }
    let own = "## 1. Introduction\n\nA.\n\n## Proposed solution (rough)\n\nB.\n\n### Deep\n\nC.\n"
    let foreign = survey([
      own, own + "## More\n", own.replacing("Introduction", with: "INTRODUCTION"),
    ])
    #expect(foreign.sections == ["1. Introduction", "Proposed solution (rough)"])
    #expect(
      try configuration(foreign).rules.sections == ["1. Introduction", "Proposed solution (rough)"])
    for bodies in [
      [own, own],  // too few
      Array(repeating: "## Overview\n\n## Goals\n\n## Requirements\n", count: 3),
    ] {
      #expect(survey(bodies).sections == nil)
      #expect(try configuration(survey(bodies)).rules == RuleSettings())
    }
    #expect(survey([own, "A.", "B."]).sections == [])
    #expect(try configuration(survey([own, "A.", "B."])).rules.sections == [])
  }

  @Test func decisionRecords() throws {
    let survey = survey(
      [1, 2, 12].map { number in
        let name = String(repeating: "0", count: number < 10 ? 3 : 2) + "\(number)"
        return ("docs/adr/\(name)-a.md", "# \(number). A\n\nDate: 2024-01-02\n\n## Status\n\nOk\n")
      })
    let folder = try #require(survey.folders.first)
    #expect(folder.prefix == "ADR")
    #expect(folder.digits == 4)
    #expect(folder.idSources == [.fileName])
    #expect(folder.last?.description == "ADR-0012")
    #expect(survey.statusSections == 3)
    #expect(survey.habits.aliases.isEmpty)
    #expect(try configuration(survey).folders == [folder.folder])
    #expect(TemplateText.text(for: survey).hasPrefix("# NNNN. [Feature Name]\n"))
  }

  @Test func swiftEvolution() throws {
    func proposal(_ id: String, _ status: String) -> String {
      "# A\n\n* Proposal: [\(id)](x.md)\n* Author: [B](c)\n* Status: **\(status)**\n* Bug: [SR-1](x)\n"
    }
    let survey = survey([
      ("proposals/0001-a.md", proposal("SE-0001", "Implemented (Swift 2.2)")),
      ("proposals/0002-b.md", proposal("SE-0002", "Active review March 4...5")),
      ("proposals/0003-c.md", proposal("SE-0003", "Returned for revision")),
      ("proposals/testing/0001-a.md", proposal("ST-0001", "Implemented")),
      ("proposals/testing/0002-b.md", proposal("ST-0002", "Rejected")),
      ("templates/0000-template.md", "# A\n\n* Proposal: SE-NNNN\n"),
    ])
    #expect(survey.folders.map(\.path) == ["proposals", "proposals/testing"])
    #expect(survey.folders.map(\.prefix) == ["SE", "ST"])
    #expect(survey.folders.map(\.count) == [3, 2])
    #expect(survey.folders[0].idSources == [.header("proposal"), .fileName])
    #expect(survey.folders[0].sourceWords == ["header:Proposal", "file"])
    #expect(survey.habits.form == .listItem)
    #expect(survey.habits.lead == "* Status: ")
    #expect(
      survey.vocabulary
        == ["Draft", "Active review", "Returned for revision", "Implemented", "Rejected"])
    #expect(survey.template == "templates/0000-template.md")
    let configuration = try configuration(survey)
    #expect(configuration.folders == survey.folders.map(\.folder))
    #expect(configuration.vocabulary.states == survey.vocabulary)
    #expect(
      TemplateText.text(for: survey).hasPrefix(
        "# [Feature Name]\n\n* Proposal: SE-XXXX\n* Status: Draft\n* Author: [Your Name]\n\n## "))
  }

  @Test func frontMatter() throws {
    let survey = survey(
      [(1, "Living"), (20, "Final"), (1559, "Final")].map { number, status in
        let text = "---\neip: \(number)\ntitle: A\nstatus: \(status)\n---\n\n## Abstract\n"
        return ("EIPS/eip-\(number).md", text)
      })
    let folder = try #require(survey.folders.first)
    #expect(folder.prefix == "EIP")
    #expect(folder.digits == 1)
    #expect(folder.idSources == [.frontMatter("eip"), .fileName])
    #expect(folder.count == 3)
    #expect(survey.habits.form == .frontMatter)
    #expect(survey.vocabulary == ["Draft", "Final", "Living"])
    #expect(
      TemplateText.text(for: survey).hasPrefix(
        "---\neip: XX\ntitle: \"[Feature Name]\"\nstatus: Draft\n---\n\n## "))
  }

  @Test func requestsForComments() throws {
    let survey = survey(
      ["0001", "0002", "0401"].map { number in
        ("text/\(number)-a.md", "- Feature Name: a\n- Start Date: 2014-03-11\n\n# Summary\n")
      })
    #expect(survey.folders.map(\.prefix) == ["RFC"])
    #expect(survey.habits.aliases == [.created: ["Start Date"]])
    #expect(try configuration(survey).aliases == ["start date": .created])
  }

  @Test func unusualFolder() throws {
    let files = (1...3).map { ("team/plans/x\($0).md", "# PLAN-\($0): a\n\nState: Done\n") }
    #expect(survey(Array(files.prefix(2))).isEmpty)
    let survey = survey(files)
    #expect(survey.folders.map(\.path) == ["team/plans"])
    #expect(survey.folders.map(\.idSources) == [[.title]])
    #expect(survey.habits.aliases == [.status: ["State"]])
    #expect(survey.vocabulary == ["Draft", "Done"])
  }

  @Test func severalPrefixesInOneFolder() throws {
    let survey = survey([
      ("specs/A-1.md", "# A-1: a\n"), ("specs/B-2.md", "# B-2: b\n"),
      ("specs/a.md", "# a\n\nStatus: Draft\n"),
    ])
    #expect(survey.folders.map(\.prefix) == [nil])
    #expect(survey.folders.map(\.count) == [2])
    #expect(survey.withoutID == 1)
  }

  @Test func topOfTheRepository() throws {
    let survey = survey((1...3).map { ("SPEC-00\($0).md", "# SPEC-00\($0): a\n") })
    #expect(survey.folders.map(\.path) == [""])
    #expect(survey.folders.map(\.count) == [3])
    #expect(try configuration(survey).folders == survey.folders.map(\.folder))
  }

  @Test(arguments: [
    ("Implemented (Swift 5.9)", "Implemented"), ("Active Review (May 3)", "Active Review"),
    ("Active review May 3...May 9", "Active review"), ("**", nil), ("", nil),
    ("Superseded by SE-0123", "Superseded"), ("Deferred to 2.0", "Deferred"),
    ("Accepted with modifications", "Accepted with modifications"),
    ("Status: Draft", "Draft"), ("We talk about this in the next meeting", nil),
    ("Draft | In Review | Approved", "Draft"), ("已批准", "已批准"), ("2024-01-01", nil),
  ])
  func leadingWords(_ value: String, _ state: String?) {
    #expect(StatusWords.leadingWords(of: value) == state)
  }

  @Test(arguments: [
    "Draft", "a: b", "# x", "- x", "[x]", "yes", "1", "x \"y\" \\", "a\u{1B}b", "Ä b", ".", "a ",
    "\u{85}", "it's", "a, b", "*x", "0x1F",
  ])
  func scalarsReadBack(_ text: String) throws {
    let yaml = "status:\n  vocabulary: [\(ConfigurationText.scalar(text))]\n"
    let configuration = try ConfigurationReader.read(Array(yaml.utf8), file: "config.yml")
    #expect(configuration.vocabulary.states == [text])
  }

  @Test func projectsHaveRandomIDs() {
    var generator = SystemRandomNumberGenerator()
    let id = ProjectID.random(using: &generator)
    let parts = id.split(separator: "-")
    #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
    #expect(parts[2].first == "4")
    #expect(parts[3].first.map { "89ab".contains($0) } == true)
    #expect(id != ProjectID.random(using: &generator))
  }
}
