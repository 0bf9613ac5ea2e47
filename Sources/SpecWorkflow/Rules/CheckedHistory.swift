internal import Git

/// A spec's text and what the commits behind it say.
struct CheckedHistory: Sendable {
  /// A change of the status that a commit made.
  struct Step: Sendable {
    var from: String?
    var to: String
    var transition: StatusTransition
    /// `nil` where it is not committed yet.
    var commit: ObjectID?

    /// Where it was taken, for people.
    var place: String {
      commit.map { "in \($0.short)" } ?? "in what is not committed"
    }
  }

  var spec: CheckedDocument
  /// What the header should say, as far as history tells.
  var facts: Facts
  var contradictions: [Contradiction]
  /// What led to the status that stands there now, oldest first.
  var steps: [Step]
  /// Where else its ID stands: another path, with the branch where it is not this one.
  var twins: [Twin]

  /// What history derives for the header's claims; `nil` where it is not known.
  struct Facts: Sendable {
    var created: CalendarDate?
    var updated: CalendarDate?
    /// The name of whoever wrote it first.
    var author: String?
    /// The day on which what is not committed changes.
    var today: CalendarDate
  }

  /// Another spec with the same ID.
  struct Twin: Sendable {
    var path: String
    /// `nil` where it is on the same branch.
    var branch: String?
  }

  /// Where the field of the header stands; the title where there is none.
  func place(of key: HeaderKey) -> SourceRange {
    let line =
      spec.header.field(key)?.position.line ?? spec.header.title?.position.line ?? 1
    return spec.range(ofLine: line)
  }
}
