internal import Git

/// Which events an audit is about.
public struct AuditQuestion: Sendable {
  /// Specs, or requirements of them; all without any.
  public var specs: [SpecReference] = []
  /// The ID or label of requirements, whatever spec they are in.
  public var requirement: String?
  /// A date, or a revision whose own events are left out.
  public var since: String?
  /// A date, or a revision that the events lead up to.
  public var until: String?
  /// A part of a name or address, in any case.
  public var author: String?
  public var isUnapprovedOnly = false
  /// Events that are known already.
  public var baseline: AuditBaseline?

  public init() {}
}

/// Where a range of events begins or ends.
enum AuditBound {
  case commit(ObjectID)
  /// Seconds since 1970.
  case moment(Int64)
}

extension Workspace {
  /// What a user means by `--since` or `--until`: a revision, else a date.
  ///
  /// `isStart`: whether a day is meant from its beginning on.
  func bound(
    _ text: String, isStart: Bool, now: Timestamp
  ) throws(SpecError) -> AuditBound {
    if CalendarDate(text) == nil, Moment.parse(text, now: now) == nil {
      return .commit(try commit(at: text, now: now))
    }
    guard let end = Moment.parse(text, now: now) else {
      throw .notADate(text)
    }
    // `Moment` means the end of a day.
    return .moment(isStart && CalendarDate(text) != nil ? end - 86_399 : end)
  }
}
