/// How far a spec has come, whatever a team calls its states: this decides how much a rule weighs.
public enum SpecStage: String, Sendable, CaseIterable {
  /// Still being written.
  case draft
  /// Laid before those who approve.
  case review
  /// Approved, or what follows that.
  case approved
  /// Superseded, withdrawn or rejected: kept for the record.
  case closed
}

extension Configuration {
  /// The stage of a status as a header has it.
  ///
  /// The first state of the vocabulary is a draft. The first that needs approvals begins what is
  /// approved; where no policy names one, the first whose word says so, or else the last. Words such
  /// as `Superseded` close a spec, of the vocabulary or not; any other status outside of it is a
  /// draft's.
  func stage(of status: String?) -> SpecStage {
    guard let status else {
      return .draft
    }
    if Self.closingWords.contains(where: { status.lowercased().hasPrefix($0) }) {
      return .closed
    }
    let states = vocabulary.states
    guard let state = vocabulary.state(of: status), let place = states.firstIndex(of: state) else {
      return .draft
    }
    if let first = firstApproved, place >= first {
      return .approved
    }
    return place == 0 ? .draft : .review
  }

  private var firstApproved: Int? {
    let states = vocabulary.states
    if let approvals, let first = states.firstIndex(where: { approvals.rules[$0] != nil }) {
      return first
    }
    return states.firstIndex { Self.approvingWords.contains($0.lowercased()) }
      ?? (states.count > 1 ? states.count - 1 : nil)
  }

  private static let approvingWords = [
    "accepted", "active", "approved", "final", "implementable", "implemented", "ratified", "stable",
  ]
  private static let closingWords = [
    "abandoned", "deprecated", "obsolete", "rejected", "retired", "superseded", "withdrawn",
  ]
}
