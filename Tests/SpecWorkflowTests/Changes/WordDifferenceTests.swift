import Testing

@testable import SpecWorkflow

struct WordDifferenceTests {
  private func marked(_ old: String, _ new: String) -> String {
    WordDifference(from: old, to: new).marked
  }

  @Test(arguments: [
    ("keep 25 MB of edits", "keep 40 MB of edits", "keep [-25-]{+40+} MB of edits"),
    ("a b c", "a c", "a [-b-] c"),
    ("a c", "a b c", "a {+b+} c"),
    ("a  b", "a b", "a b"),
    ("one.", "one, two.", "one{+, two+}."),
    ("", "a b", "{+a b+}"),
    ("should stop", "shall stop", "[-should-]{+shall+} stop"),
    ("保存する必要がある", "保存してもよい", "保存[-する必要がある-]{+してもよい+}"),
    ("keep 2.5 MB", "keep 2.6 MB", "keep [-2.5-]{+2.6+} MB"),
    ("if a:\n    b()\nc", "if a:\nb()\nc", "if a:[-\n    -]{+\n+}b()\nc"),
    ("if a:\n    b()", "if a:\n    c()", "if a:\n    [-b-]{+c+}()"),
  ])
  func words(_ old: String, _ new: String, _ expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test func longTextsAreReplacedWhole() {
    let old = (0..<3_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<3_000).map { "b\($0)" }.joined(separator: " ")
    #expect(WordDifference(from: old, to: new).runs.map(\.kind) == [.removed, .added])
  }
}
