extension Rule {
  static let malformedHeader = Rule(
    code: "D011", name: "malformed-header",
    summary: "the status or a date is not written so that it can be read",
    why: """
      A status such as `✅ Approved` is one to every reader and none to a program: it would escape
      every rule and every approval. So a status has to begin with a state of the vocabulary, where a
      policy asks for approvals be exactly one, and a date be one such as 2026-01-31. The same is
      asked for before a spec can be approved.
      """,
    bad: """
      # SPEC-007: Offline sync

      **Status**: ✅ Approved
      **Created**: 31.01.2026
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: Approved
      **Created**: 2026-01-31
      """,
    mend: "write a state of the vocabulary and dates such as 2026-01-31",
    weights: .open(draft: .warning, review: .error, approved: .error),
    isFixable: true,
    find: .document { spec in
      var spots: [Spot] = []
      if spec.header.field(.status) == nil {
        spots.append(
          Spot(spec.header.title?.position ?? SourcePosition(line: 1), "no Status in the header"))
      }
      // A placeholder is another rule's.
      let placeholders = Set(
        spec.header.problems.filter { $0.kind == .placeholder }.map(\.position.line))
      for field in spec.header.fields where !placeholders.contains(field.position.line) {
        switch field.key {
        case .status where !spec.isReadable(field.value):
          spots.append(
            Spot(
              spec.range(ofLine: field.position.line),
              "\(field.name) is \"\(field.value)\", not \(spec.needsExactStatus ? "exactly " : "")"
                + "one of \(spec.vocabulary.states.joined(separator: ", "))"))
        case .created where CalendarDate(field.value) == nil,
          .updated where CalendarDate(field.value) == nil:
          spots.append(
            Spot(
              spec.range(ofLine: field.position.line),
              "\(field.name) is \"\(field.value)\", not a date such as 2026-01-31"))
        default: break
        }
      }
      return spots
    })

  static let contradictingHeader = Rule(
    code: "D012", name: "contradicting-header",
    summary: "two header lines give one field different values",
    why: """
      One reader takes the first, another the last, and an approval of such a spec would be of
      either. Front matter counts as part of the header.
      """,
    bad: """
      ---
      status: Draft
      ---
      # SPEC-007: Offline sync

      **Status**: Approved
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: Approved
      """,
    mend: "keep one of them",
    weights: .always(.error),
    find: .document { spec in
      spec.header.problems.filter { $0.kind == .contradictingHeader }.map {
        Spot(spec.range(ofLine: $0.position.line), $0.message)
      }
    })

  static let unreadableSpec = Rule(
    code: "D013", name: "unreadable-spec",
    summary: "a file among the specs cannot be read as one",
    why: """
      What cannot be read can be neither listed nor approved, and must not be left out in silence:
      a file that is not UTF-8 or larger than 1 MiB, a symbolic link, front matter that is no YAML, a
      status in a file that has no ID.
      """,
    bad: """
      # Offline sync

      **Status**: Draft
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: Draft
      """,
    mend: "write it as UTF-8 text with an ID, or take it out of the folder",
    weights: .always(.error), find: .checker(.document))
}

extension CheckedDocument {
  /// Whether programs and approvals can tell what a status is.
  fileprivate func isReadable(_ status: String) -> Bool {
    needsExactStatus
      ? vocabulary.states.contains { $0.utf8.elementsEqual(status.utf8) }
      : vocabulary.state(of: status) != nil || stage == .closed
  }
}
