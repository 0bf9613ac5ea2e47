import SpecWorkflow
import Testing

/// One way to write a status, and what has to be read from it.
struct StatusForm: Sendable, CustomTestStringConvertible {
  var text: String
  var value: String
  var form: HeaderForm
  /// What the value's range holds, where that is more than the value.
  var raw: String

  init(_ text: String, _ value: String, _ form: HeaderForm, raw: String? = nil) {
    self.text = text
    self.value = value
    self.form = form
    self.raw = raw ?? value
  }

  var testDescription: String { text }

  static let all = [
    StatusForm("**Status**: Draft", "Draft", .bold),
    StatusForm("**Status** : Draft", "Draft", .bold),
    StatusForm("**Status**:Draft", "Draft", .bold),
    StatusForm("__Status__: Draft", "Draft", .bold),
    StatusForm("*Status*: Draft", "Draft", .bold),
    StatusForm("***Status***: Draft", "Draft", .bold),
    StatusForm("**[Status](https://x.example/s)**: Draft", "Draft", .bold),
    StatusForm("**Status**：Draft", "Draft", .bold),
    StatusForm("**Status:** Draft", "Draft", .boldWithColon),
    StatusForm("**Status :** Draft", "Draft", .boldWithColon),
    StatusForm("__Status:__ Draft", "Draft", .boldWithColon),
    StatusForm("**Status：** Draft", "Draft", .boldWithColon),
    StatusForm("**Status: Draft**", "Draft", .plain),
    StatusForm("Status: Draft", "Draft", .plain),
    StatusForm("STATUS : Draft", "Draft", .plain),
    StatusForm("status:\tDraft", "Draft", .plain),
    StatusForm("   Status: Draft", "Draft", .plain),
    StatusForm("Status：Draft", "Draft", .plain),
    StatusForm("- **Status**: Draft", "Draft", .listItem),
    StatusForm("- **Status:** Draft", "Draft", .listItem),
    StatusForm("* Status: **Draft**", "Draft", .listItem),
    StatusForm("+ Status: Draft", "Draft", .listItem),
    StatusForm("1. Status: Draft", "Draft", .listItem),
    StatusForm("2) **Status**: Draft", "Draft", .listItem),
    StatusForm("> **Status**: Draft", "Draft", .quote),
    StatusForm(">Status: Draft", "Draft", .quote),
    StatusForm("> > **Status:** Draft", "Draft", .quote),
    StatusForm("> - Status: Draft", "Draft", .listItem),
    StatusForm("| Status | Draft |\n|---|---|\n| Other | x |", "Draft", .tableRow),
    StatusForm("| Field | Value |\n| :-- | --: |\n| Status | Draft |", "Draft", .tableRow),
    StatusForm("| Field | Value |\n| - | - |\n| **Status** | **Draft** |", "Draft", .tableRow),
    StatusForm("|Field|Value|\n|-|-|\n|**Status:**|Draft|", "Draft", .tableRow),
    StatusForm("Field | Value\n--- | ---\nStatus | Draft", "Draft", .tableRow),
    StatusForm("Status: `Draft`", "Draft", .plain),
    StatusForm("Status: \"Draft\"", "Draft", .plain),
    StatusForm("Status: “Draft”", "Draft", .plain),
    StatusForm("**Status**: _In Review_", "In Review", .bold),
    StatusForm("**Status**: In Review", "In Review", .bold),
    StatusForm(
      "Status: [Draft](https://x.example/a_b)", "Draft", .plain,
      raw: "[Draft](https://x.example/a_b)"),
    StatusForm("* Status: **[Draft][1]**", "Draft", .listItem, raw: "[Draft][1]"),
    StatusForm("**Status**: Draft <!-- one of many -->", "Draft", .bold),
    StatusForm("**Status**: <!-- one --> Draft", "Draft", .bold),
    StatusForm("**Status**: Draft\\", "Draft", .bold),
    StatusForm("**Status**: Draft  ", "Draft", .bold),
    StatusForm("* Status: **Implemented (Swift 2.2)**", "Implemented (Swift 2.2)", .listItem),
    StatusForm(
      "* Status: **Implemented** (Swift 2.2)", "Implemented (Swift 2.2)", .listItem,
      raw: "**Implemented** (Swift 2.2)"),
    StatusForm(
      "* Status: Accepted\n  with changes", "Accepted with changes", .listItem,
      raw: "Accepted\n  with changes"),
  ]

  static let frontMatter = [
    StatusForm("status: Draft", "Draft", .frontMatter),
    StatusForm("status:   Draft   # for now", "Draft", .frontMatter),
    StatusForm("status: \"Draft\"", "Draft", .frontMatter),
    StatusForm("status: 'Draft'", "Draft", .frontMatter),
    StatusForm("Status: Draft\nother: x", "Draft", .frontMatter),
    StatusForm("größe: é\nstatus: Draft", "Draft", .frontMatter),
    StatusForm("größe: {status: x}\nstatus: Draft", "Draft", .frontMatter),
    StatusForm("{title: x, status: Draft}", "Draft", .frontMatter),
    StatusForm("status: !!str Draft", "Draft", .frontMatter),
    StatusForm("status: In Review", "In Review", .frontMatter),
    StatusForm("status: 1.10", "1.10", .frontMatter),
    StatusForm(
      "status: >\n  In\n  Review\nother: x", "In Review", .frontMatter,
      raw: ">\n  In\n  Review"),
    StatusForm("status: [a, \"b\" ]\nother: x", "a, b", .frontMatter, raw: "[a, \"b\" ]"),
    StatusForm("status:\n  - a\n  - b\nother: x", "a, b", .frontMatter, raw: "- a\n  - b"),
  ]
}

/// The document around a form, with the line end asked for.
func document(_ form: StatusForm, lineEnd: String = "\n", bom: Bool = false, tail: String = "\n")
  -> [UInt8]
{
  let text =
    form.form == .frontMatter
    ? "---\n\(form.text)\n---\n# SPEC-001: Ünder\n\nWords.\n\n## Goals\n\nStatus: no\(tail)"
    : "# SPEC-001: Ünder\n\n\(form.text)\n\n## Goals\n\nStatus: no\(tail)"
  let bytes = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
    separator: lineEnd)
  return (bom ? [0xEF, 0xBB, 0xBF] : []) + Array(bytes.utf8)
}

@Suite struct HeaderFormTests {
  let reader = HeaderReader()

  @Test(arguments: StatusForm.all + StatusForm.frontMatter, ["\n", "\r\n", "\r"])
  func reads(_ form: StatusForm, lineEnd: String) throws {
    for bom in [false, true] {
      let bytes = document(form, lineEnd: lineEnd, bom: bom)
      let header = reader.read(bytes)
      #expect(header.title?.text == "SPEC-001: Ünder")
      #expect(header.problems == [])
      let fields = header.fields.filter { $0.key == .status }
      let field = try #require(fields.first)
      #expect(fields.count == 1)
      #expect(field.value == form.value)
      #expect(field.form == form.form)
      let raw = String(decoding: bytes[field.valueRange], as: UTF8.self)
      #expect(raw.split(whereSeparator: \.isNewline) == form.raw.split(separator: "\n"))
      let line = String(decoding: bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[
          field.position.line - 1]
      let isFirst = field.position.line == 1 && bom
      let column = field.position.column - 1 + (isFirst ? 3 : 0)
      let rest = try #require(String(line.utf8.dropFirst(column)))
      #expect(rest.hasPrefix(field.name) || rest.hasPrefix("[\(field.name)"))
    }
  }

  @Test(arguments: StatusForm.all + StatusForm.frontMatter, ["\n", "\r\n", "\r"])
  func setsTheValueAlone(_ form: StatusForm, lineEnd: String) throws {
    for (bom, tail) in [(false, "\n"), (true, "\n"), (false, ""), (true, "  ")] {
      let bytes = document(form, lineEnd: lineEnd, bom: bom, tail: tail)
      let range = try #require(reader.read(bytes).field(.status)).valueRange
      let result = try HeaderEditor.setting(.status, to: "On Hold", in: bytes, reader: reader)
      #expect(reader.read(result)[.status] == "On Hold")
      #expect(
        result == Array(bytes[..<range.lowerBound] + "On Hold".utf8 + bytes[range.upperBound...]))
    }
  }
}
