import Testing

@testable import SpecWorkflow

struct SpecIDParserTests {
  @Test(
    "titles without a configured prefix",
    arguments: [
      ("SPEC-007: Offline sync", "SPEC-007", "Offline sync"),
      ("SPEC-7", "SPEC-7", ""),
      ("SPEC-007 – Offline sync", "SPEC-007", "Offline sync"),
      ("SPEC-007 — Offline", "SPEC-007", "Offline"),
      ("SPEC-007 - Offline", "SPEC-007", "Offline"),
      ("SPEC-007 | Offline", "SPEC-007", "Offline"),
      ("SPEC-007. Offline", "SPEC-007", "Offline"),
      ("SPEC-007) Offline", "SPEC-007", "Offline"),
      ("SPEC-007：同期", "SPEC-007", "同期"),
      ("RFC 2119: Words", "RFC-2119", "Words"),
      ("ADR_0003: Use SQLite", "ADR-0003", "Use SQLite"),
      ("A2B-4: x", "A2B-4", "x"),
      ("SPEC-000: Template", "?SPEC-000", "Template"),
      ("SPEC-XXX: [Feature Name]", "?SPEC-XXX", "[Feature Name]"),
      ("SPEC-NNNN: x", "?SPEC-NNNN", "x"),
      ("SPEC-999999999: x", "SPEC-999999999", "x"),
    ])
  func titles(_ title: String, _ name: String, _ rest: String) throws {
    let match = try #require(SpecIDParser(prefix: nil).match(title: title))
    #expect(Self.text(match.name) == name)
    #expect(match.rest == rest)
  }

  @Test(
    "titles that are none",
    arguments: [
      "", "Offline sync", "HTTP-2 in practice", "SPEC-007a: x", "SPEC-: x", "SPEC: x", "-7: x",
      "SPEC-7-8: x", "spec-7: x", "Spec-7: x", "7: x", "SPEC-NX: x", "SPEC-X: x",
      "SPEC-9999999999: x", "SPEC-99999999999999999999: x", "SPEC-٧: x", "ÉPEC-7: x", "2026-01: x",
      "SPEC-7!", "SPEC-007–x",
    ])
  func noTitles(_ title: String) {
    #expect(SpecIDParser(prefix: nil).match(title: title) == nil)
  }

  @Test(
    "titles with the folder's prefix",
    arguments: [
      ("rfc 2119 Words", "RFC-2119", "Words"), ("Rfc-7: x", "RFC-7", "x"),
      ("RFC-7 x", "RFC-7", "x"), ("RFC-XXXX x", "?RFC-XXXX", "x"),
    ])
  func titlesWithPrefix(_ title: String, _ name: String, _ rest: String) throws {
    let match = try #require(SpecIDParser(prefix: "Rfc").match(title: title))
    #expect(Self.text(match.name) == name)
    #expect(match.rest == rest)
    #expect(SpecIDParser(prefix: "SPEC").match(title: title) == nil)
  }

  @Test(
    "file names",
    arguments: [
      ("SPEC-007-offline-sync", "SPEC-007", "offline-sync"), ("SPEC_007_x", "SPEC-007", "x"),
      ("SPEC-007", "SPEC-007", ""), ("SPEC-007.de", "SPEC-007", "de"),
      ("007-offline-sync", "SPEC-007", "offline-sync"), ("0042", "SPEC-0042", ""),
      ("NNNN-offline", "?SPEC-NNNN", "offline"), ("0000-form", "?SPEC-0000", "form"),
      ("SPEC-000-form", "?SPEC-000", "form"), ("SPEC-XXX-form", "?SPEC-XXX", "form"),
      ("RFC-12 words", "RFC-12", "words"),
    ])
  func fileNames(_ file: String, _ name: String, _ rest: String) throws {
    let match = try #require(SpecIDParser(prefix: nil).match(fileName: file))
    #expect(Self.text(match.name) == name)
    #expect(match.rest == rest)
  }

  @Test(
    "file names that say none",
    arguments: [
      "", "offline-sync", "README", "NEW-idea", "X-ray", "N-x", "SPEC-007a", "12a-x", "NX-x",
      "spec-7-x", "9999999999-x", "٧-x",
    ])
  func noFileNames(_ file: String) {
    #expect(SpecIDParser(prefix: nil).match(fileName: file) == nil)
  }

  @Test("a number alone takes the folder's prefix, and the prefix any case")
  func fileNamesWithPrefix() {
    let parser = SpecIDParser(prefix: "KEP")
    #expect(parser.match(fileName: "0042-x").map { Self.text($0.name) } == "KEP-0042")
    #expect(parser.match(fileName: "kep-42-x").map { Self.text($0.name) } == "KEP-42")
    #expect(parser.match(fileName: "SPEC-42-x") == nil)
  }

  @Test(
    "header values",
    arguments: [
      ("1", "SPEC-1"), ("0042", "SPEC-0042"), ("EIP-1", "EIP-1"), ("SPEC-7: x", "SPEC-7"),
      ("XXXX", "?SPEC-XXXX"), ("000", "?SPEC-000"), ("", ""), ("1.2", ""), ("one", ""), ("NX", ""),
      ("-1", ""), ("1 2", ""), ("٣", ""),
    ])
  func values(_ value: String, _ name: String) {
    let match = SpecIDParser(prefix: nil).match(value: value)
    #expect(match.map { Self.text($0.name) } ?? "" == name)
  }

  @Test(
    "IDs as they are typed",
    arguments: [
      ("SPEC-007", "SPEC-007"), ("spec-7", "SPEC-7"), ("7", "SPEC-7"), ("007", "SPEC-007"),
      ("spec 7", "SPEC-7"), ("spec_7", "SPEC-7"), ("rfc-7", "RFC-7"), ("", ""), ("SPEC-7 ", ""),
      ("SPEC-XXX", ""), ("SPEC-7a", ""), ("-7", ""), ("99999999999", ""), ("spec-99999999999", ""),
      ("٧", ""), ("seven", ""),
    ])
  func typed(_ text: String, _ id: String) {
    #expect(SpecIDParser(prefix: nil).match(typed: text)?.description ?? "" == id)
  }

  @Test("the digits are only how an ID is written")
  func equality() {
    let long = SpecID(prefix: "spec", number: 7)
    let short = SpecID(prefix: "SPEC", number: 7, digits: 1)
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect("\(long) \(short)" == "SPEC-007 SPEC-7")
    #expect(short != SpecID(prefix: "RFC", number: 7))
    let sorted = [("A", 10), ("A", 9), ("B", 1)].map { SpecID(prefix: $0, number: $1) }.sorted()
    #expect(sorted.map(\.number) == [9, 10, 1])
  }

  private static func text(_ name: SpecName) -> String {
    switch name {
    case .id(let id): id.description
    case .placeholder(let text): "?" + text
    case .none: ""
    }
  }
}
