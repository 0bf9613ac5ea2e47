/// A spec's text and what its approvals come to.
struct CheckedApproval: Sendable {
  var spec: CheckedDocument
  /// That of the commit that the text stands on; `nil` where it has no such spec.
  var verdict: SpecApproval?
  /// What the text has that the commit has not; `nil` where an approval sees no difference.
  var edit: Edit?

  enum Edit: Sendable {
    /// Other words under a status that stands on approvals.
    case words(status: String)
    /// A status that needs approvals, and did not stand there before.
    case claim(from: String?, to: String)
    /// What stands on no approvals, so that those of the commit do not matter for it.
    case open
  }

  /// The line of the status.
  var place: SourceRange {
    spec.range(ofLine: spec.header.field(.status)?.position.line ?? 1)
  }

  /// The verdict, where it is the text's own.
  var ownVerdict: SpecApproval? {
    edit == nil ? verdict : nil
  }
}
