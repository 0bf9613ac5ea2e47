import Testing

@testable import SpecWorkflow

/// Which requirement of an older text is which of a newer one.
struct ItemMatcherTests {
  private let a = "The system shall keep every edit on the device until it is sent"
  private let b = "A user may leave a notebook at any time without losing words"
  private let c = "Search answers within one second for a million notes"

  private func requirements(_ words: String...) -> [SpecItem] {
    words.enumerated().map { index, words in
      SpecItem(
        kind: .requirement, name: "FR-\(index + 1)", headingPath: ["Requirements"], words: words,
        line: index + 1)
    }
  }

  /// Each change in a word or two, such as `FR-2>FR-3 renumbered`.
  private func changes(_ old: [SpecItem], _ new: [SpecItem]) -> [String] {
    SpecDifference(from: old, to: new).changes.map { change in
      let names = [change.old?.name, change.new?.name].compactMap { $0 }
      let name = names.count == 2 && names[0] != names[1] ? names.joined(separator: ">") : names[0]
      let candidates = change.candidates.isEmpty ? "" : " \(change.candidates)"
      return ([name] + change.kinds.map(\.rawValue)).joined(separator: " ") + candidates
    }
  }

  @Test func nothing() {
    #expect(changes(requirements(a, b), requirements(a, b)) == [])
  }

  @Test func oneMoreInFrontShiftsTheOthers() {
    #expect(
      changes(requirements(a, b), requirements(c, a, b))
        == ["FR-1 added", "FR-1>FR-2 renumbered", "FR-2>FR-3 renumbered"])
  }

  @Test func twoSwapped() {
    #expect(
      changes(requirements(a, b), requirements(b, a))
        == ["FR-2>FR-1 renumbered", "FR-1>FR-2 renumbered"])
  }

  @Test func reworded() {
    #expect(changes(requirements(a, b), requirements(a + " or lost", b)) == ["FR-1 changed"])
    #expect(changes(requirements(a, b), requirements(c, b)) == ["FR-1 changed"])
  }

  @Test func shiftedAndReworded() {
    #expect(
      changes(requirements(a, b), requirements(c, a + " or lost", b))
        == ["FR-1 added", "FR-1>FR-2 changed renumbered", "FR-2>FR-3 renumbered"])
  }

  @Test func removed() {
    #expect(
      changes(requirements(a, b, c), requirements(b, c))
        == ["FR-1 removed", "FR-2>FR-1 renumbered", "FR-3>FR-2 renumbered"])
  }

  @Test func splitInTwo() {
    let both = a + ", and " + b
    #expect(
      changes(requirements(both, c), requirements(a, b, c))
        == ["FR-1 changed", "FR-2 added", "FR-2>FR-3 renumbered"])
  }

  @Test("what could be either is not guessed")
  func tie() {
    let old = requirements("one two three four five", "one two three four six")
    let new = [
      SpecItem(
        kind: .requirement, name: "NFR-1", headingPath: ["Requirements"],
        words: "one two three four seven")
    ]
    #expect(
      changes(old, new) == ["NFR-1 added [\"FR-1\", \"FR-2\"]", "FR-1 removed", "FR-2 removed"])
  }

  @Test func movedUnderAnotherHeading() {
    var new = requirements(a)
    new[0].headingPath = ["Elsewhere"]
    #expect(changes(requirements(a), new) == ["FR-1 moved"])
  }

  @Test func criteriaAreTheirWords() {
    func criteria(_ words: String...) -> [SpecItem] {
      words.map { words in
        SpecItem(
          kind: .criterion, headingPath: ["Acceptance Criteria"],
          words: words.hasPrefix("x ") ? String(words.dropFirst(2)) : words,
          isChecked: words.hasPrefix("x "))
      }
    }
    func kinds(_ old: [SpecItem], _ new: [SpecItem]) -> [[ItemChange.Kind]] {
      SpecDifference(from: old, to: new).changes.map(\.kinds)
    }
    #expect(kinds(criteria(a, b), criteria(b, a)) == [])
    #expect(kinds(criteria(a, b), criteria("x " + a, b)) == [[.checked]])
    #expect(kinds(criteria(a, b), criteria(a + " twice", b)) == [[.changed]])
    #expect(kinds(criteria(a), criteria(c)) == [[.added], [.removed]])
  }
}
