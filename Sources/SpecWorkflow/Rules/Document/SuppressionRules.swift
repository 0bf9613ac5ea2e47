extension Rule {
  static let malformedSuppression = Rule(
    code: "D014", name: "malformed-suppression",
    summary: "a comment that suppresses a rule gives no reason, or names no rule that it can",
    why: """
      Whoever comes next must see why a rule does not hold here. What approvals come to, and a file
      that cannot be read, are never suppressed by a comment: everybody who writes a spec could.
      """,
    bad: """
      # SPEC-007: Offline sync

      <!-- spec: ignore[vague-word] -->
      1. **FR-1**: The client shall send edits quickly.
      """,
    good: """
      # SPEC-007: Offline sync

      <!-- spec: ignore[vague-word] the law says "quickly" -->
      1. **FR-1**: The client shall send edits quickly.
      """,
    mend: "write <!-- spec: ignore[rule] reason -->",
    weights: .always(.error), find: .checker(.document))

  static let unusedSuppression = Rule(
    code: "D015", name: "unused-suppression",
    summary: "a comment suppresses a rule that reports nothing there",
    why: """
      What was wrong has been mended, and the comment would hide the next time.
      """,
    bad: """
      # SPEC-007: Offline sync

      <!-- spec: ignore[vague-word] the law says "quickly" -->
      1. **FR-1**: The client shall send edits within two seconds.
      """,
    good: """
      # SPEC-007: Offline sync

      1. **FR-1**: The client shall send edits within two seconds.
      """,
    mend: "take the comment out",
    weights: .always(.warning), find: .checker(.document))
}
