import SpecWorkflow
import Testing

/// A piece of Markdown and the items in it, as `kind id|label|mark|text` lines.
struct ItemCase: Sendable, CustomTestStringConvertible {
  var text: String
  var items: [String]

  init(_ text: String, _ items: String...) {
    self.text = text
    self.items = items
  }

  var testDescription: String { text }
}

@Suite struct ItemTests {
  let reader = DocumentReader()

  func read(_ text: String) -> Document { reader.read(Array(text.utf8)) }

  func words(_ item: DocumentItem) -> String {
    let mark = item.isChecked.map { $0 ? "[x]" : "[ ]" } ?? "-"
    return "\(item.kind.rawValue) \(item.id ?? "-") \(item.label ?? "-") \(mark) \(item.text)"
  }

  @Test(arguments: [
    ItemCase("1. **FR-1**: The system shall", "requirement FR-1 FR-1 - The system shall"),
    ItemCase("- **FR-1:** The system shall", "requirement FR-1 FR-1 - The system shall"),
    ItemCase("* **FR-1** : Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("* __FR-1__: Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1** — Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1** - Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1**. Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1.** Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1** Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **FR-1: Title** Words", "requirement FR-1 FR-1 - Title Words"),
    ItemCase("- **FR-1**：Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("- **NFR-12.3**: Words", "requirement NFR-12.3 NFR-12.3 - Words"),
    ItemCase("- **FR-1a**: Words", "requirement FR-1a FR-1a - Words"),
    ItemCase("- **E2E-PERF-1**: Words", "requirement E2E-PERF-1 E2E-PERF-1 - Words"),
    ItemCase("- [x] **FR-1**: Words", "requirement FR-1 FR-1 [x] Words"),
    ItemCase("> - **FR-1**: Words", "requirement FR-1 FR-1 - Words"),
    ItemCase("**FR-1**: Words", "requirement FR-1 FR-1 - Words"),
    ItemCase(
      "**FR-1**: a\nb\n**FR-2**: c", "requirement FR-1 FR-1 - a b", "requirement FR-2 FR-2 - c"),
    ItemCase("Intro\n**FR-2**: c", "requirement FR-2 FR-2 - c"),
    ItemCase(
      "### FR-1: Words\n\nMore.\n\n- and\n- more\n\n### Next",
      "requirement FR-1 FR-1 - Words More. and more"),
    ItemCase(
      "### **FR-1**: Words\n\n### FR-2 — Other\n#### FR-3",
      "requirement FR-1 FR-1 - Words", "requirement FR-2 FR-2 - Other", "requirement FR-3 FR-3 - "),
    ItemCase(
      "### FR-1: Words\n\n**FR-2**: Own\n\n- **FR-3**: Own too",
      "requirement FR-1 FR-1 - Words", "requirement FR-2 FR-2 - Own",
      "requirement FR-3 FR-3 - Own too"),
    ItemCase(
      "| ID | Text |\n|-|-|\n| FR-1 | Words |\n| **FR-2** | a | \n| x | FR-3 |",
      "requirement FR-1 FR-1 - Words", "requirement FR-2 FR-2 - a"),
    ItemCase(
      "| ID | Text | P |\n|-|-|-|\n| `FR-1` | a \\| b | must |",
      "requirement FR-1 FR-1 - a | b must"),
    ItemCase(
      "1. **FR-1**: one\n   two\n\n   three\n   - nested *words*\n     1. deeper\n",
      "requirement FR-1 FR-1 - one two three nested words deeper"),
    ItemCase(
      "1. **FR-1**: one\n   - **FR-1.1**: own\n   - other\n",
      "requirement FR-1 FR-1 - one other", "requirement FR-1.1 FR-1.1 - own"),
    ItemCase(
      "- **FR-1**: `a  b` and  [link](x) <b>c</b><!-- d --> ![e](f)",
      "requirement FR-1 FR-1 - a  b and link c e"),
    ItemCase("- **FR-1**: run\n  ```sh\n  a  b\n  c\n  ```", "requirement FR-1 FR-1 - run a  b\nc"),
    ItemCase("# T\n\n## S\n\n1. **Edge Case 1**: Words", "labelled - Edge Case 1 - Words"),
    ItemCase("# T\n\n## S\n\n- **Edge Case 2:** Words", "labelled - Edge Case 2 - Words"),
    // In the header it is a field.
    ItemCase("- **Edge Case 1**: Words"),
    ItemCase("- **bold** words"),
    ItemCase("**Label**: no list"),
    ItemCase("**UTF-8** is an encoding"),
    ItemCase("- FR-1: not bold"),
    ItemCase("# T\n\n## S\n\n- **FR-1st**: words", "labelled - FR-1st - words"),
    ItemCase("# T\n\n## S\n\n- **fr-1**: words", "labelled - fr-1 - words"),
    ItemCase("```\n- **FR-1**: code\n```\n\n    - **FR-1**: code\n\n<!--\n- **FR-1**: c\n-->"),
    ItemCase("# FR-1: a title\n\n- **Status**: Draft\n- **FR-2**: b", "requirement FR-2 FR-2 - b"),
    ItemCase(
      "**As a** user\n**I want** x\n**So that** y",
      "user-story - - - As a user I want x So that y"),
    ItemCase("**As an admin**, I want", "user-story - - - As an admin, I want"),
    ItemCase(
      "## Acceptance Criteria\n\n- [ ] a `b`\n- [x] c\n- d\n\n## Other\n\n- [ ] e",
      "criterion - - [ ] a b", "criterion - - [x] c"),
    ItemCase(
      "##### 4.2 ACCEPTANCE criteria:\n\n- [X] **AC-1**: a",
      "criterion AC-1 AC-1 [x] a"),
    ItemCase(
      "## Acceptance Criteria\n\n### Sync\n\n- [ ] a\n  - [x] b\n  - c",
      "criterion - - [ ] a c", "criterion - - [x] b"),
    ItemCase("> ## Acceptance Criteria\n\n- [ ] a"),
    ItemCase("## Acceptance Criteria\n\n> - [x] quoted", "criterion - - [x] quoted"),
    ItemCase(
      "Open Questions\n---\n\n1. [ ] a\n2. [x] b",
      "question - - [ ] a", "question - - [x] b"),
  ])
  func findsTheItems(_ example: ItemCase) {
    #expect(read(example.text).items.map(words) == example.items)
    #expect(read("---\ntitle: x\n---\n\n" + example.text).items.map(words) == example.items)
    let carriage = example.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(
      read(carriage).items.map(words).map { $0.replacing("\r\n", with: "\n") } == example.items)
  }

  @Test func theTemplate() throws {
    let bytes = Array(specTemplate.utf8)
    let document = reader.read(bytes)
    #expect(document.header.title?.text == "SPEC-XXX: [Feature Name]")
    #expect(document.problems.map(\.kind) == Array(repeating: .placeholder, count: 4))
    #expect(document.sections.count == 20)
    #expect(document.sections.map(\.level).filter { $0 == 1 }.count == 1)
    let kinds = Dictionary(grouping: document.items, by: \.kind).mapValues(\.count)
    #expect(
      kinds == [.requirement: 6, .userStory: 1, .criterion: 3, .labelled: 3, .question: 2])
    let requirement = try #require(document.requirement(named: "nfr-2"))
    #expect(requirement.text == "Security requirements")
    #expect(requirement.headingPath == ["Requirements", "Non-Functional Requirements"])
    #expect(requirement.position == SourcePosition(line: 33))
    #expect(document.requirement(named: "FR-9") == nil)
    let criteria = document.items.filter { $0.kind == .criterion }
    #expect(
      criteria.map(\.headingPath).allSatisfy { $0 == ["User Stories", "Acceptance Criteria"] })
    for item in document.items where item.isChecked != nil {
      let offset = try #require(item.markOffset)
      #expect(bytes[offset - 1...offset + 1] == Array("[ ]".utf8)[...])
    }
    let overview = try #require(document.sections.first { $0.title == "Overview" })
    #expect(
      String(decoding: bytes[overview.body], as: UTF8.self)
        == "\nBrief description of what this feature does and why it's needed.\n\n")
    let last = try #require(document.sections.last)
    #expect(last.body.upperBound == bytes.count)
    #expect(last.position == SourcePosition(line: 107))
  }

  @Test func positionsOfParagraphLines() {
    let items = read("# T\n\n  **FR-1**: a\n  b\n  **FR-2**: c\n").items
    #expect(items.map(\.position) == [.init(line: 3, column: 3), .init(line: 5, column: 3)])
    #expect(items.map(\.sourceRange.lines) == [3...4, 5...5])
  }

  @Test func unreadable() {
    let document = reader.read([0x23, 0x20, 0xFF])
    #expect(document.problems.map(\.kind) == [.notUTF8])
    #expect(document.blocks == [] && document.items == [] && document.sections == [])
    #expect(reader.read([]) == Document())
  }
}
