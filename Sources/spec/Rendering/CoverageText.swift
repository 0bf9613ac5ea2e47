import SpecWorkflow

extension Coverage {
  /// The same for a column of its own.
  func cell(_ name: (String) -> String) -> StyledText {
    verdict == .approved
      ? StyledText(people.map(name).joined(separator: ", "), .approved) : text(name)
  }

  /// `approved by Ada Okafor`, `NOT APPROVED`; empty where nothing is asked for.
  ///
  /// `name`: the full name of a person of the policy.
  func text(_ name: (String) -> String) -> StyledText {
    switch verdict {
    case .approved:
      StyledText("approved by " + people.map(name).joined(separator: ", "), .approved)
    case .unproven, .stale: StyledText(literal: "NOT APPROVED", .error)
    case .pending: StyledText(literal: "NOT APPROVED", .pending)
    case .legacy: StyledText(literal: "legacy", .muted)
    case .unknown: StyledText(literal: "unknown", .warning)
    case .none: ""
    }
  }
}
