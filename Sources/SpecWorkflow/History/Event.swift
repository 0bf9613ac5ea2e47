/// What a commit did to a spec.
public struct Event: Sendable, Hashable {
  /// The kinds of events; the raw values are those of the machine output.
  public enum Kind: String, Sendable, CaseIterable {
    case created
    case edited
    case status
    case renamed
    case renumbered
    case deleted
    case restored
    /// An approval was given, whether or not it counts.
    case approved
    /// One was taken back.
    case withdrawn
  }

  public var kind: Kind
  public var commit: ObjectID
  /// The commit's parents, as the commit object names them.
  public var parents: [ObjectID]
  /// As the commit has them, before any mailmap.
  public var author: Person
  public var committer: Person
  /// `nil` where the commit has none that can be read.
  public var authorTime: Timestamp?
  public var commitTime: Timestamp
  /// The spec's path in the commit, or before it for a deletion.
  public var path: String
  /// What was before: a status, a path or an ID, by the kind.
  public var from: String?
  /// What is now.
  public var to: String?
  /// The states of the vocabulary that `from` and `to` begin with, of a status.
  public var fromState: String?
  public var toState: String?
  /// Whether nothing but typed dates changed, or the commit is listed as one that does not count.
  public var isMechanical: Bool

  /// Whether a merge did not follow the side that the commit is on: its change was dropped, or made
  /// on the other side as well.
  public var isOutvoted: Bool

  /// What an approval comes to; `nil` for other events.
  public var verdict: ApprovalVerdict?

  /// Whether a status kept its state and only the words behind it changed.
  public var isAnnotation: Bool {
    kind == .status && fromState != nil && fromState == toState
  }
}

/// A spec's events and what follows from them.
public struct Timeline: Sendable, Hashable {
  /// Oldest first: by descent, then by date.
  public var events: [Event]
  /// When the spec was first written; `nil` where that lies before what was fetched.
  public var created: Timestamp?
  /// When it last changed in anything but its typed dates; `nil` where that is not known.
  public var updated: Timestamp?
  /// The commits of these two dates.
  public var createdCommit: ObjectID?
  public var updatedCommit: ObjectID?
  /// Who wrote it, by first contribution.
  public var authors: [Person]
  /// The number of commits that are events.
  public var commits: Int
  /// Whether the history begins before what was fetched.
  public var isCutOff: Bool
}
