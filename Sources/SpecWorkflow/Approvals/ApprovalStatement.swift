/// What an approval, or the withdrawal of one, says: the trailers at the end of its message.
public struct ApprovalStatement: Sendable, Hashable {
  public enum Decision: String, Sendable {
    case approve
    case withdraw
  }

  /// The id of the project; `-` where the configuration has none.
  public var project: String
  public var id: SpecID
  public var path: String
  public var decision: Decision
  /// The state that the spec is in, or, of a withdrawal, is in afterwards.
  public var from: String
  /// The state that is decided on.
  public var to: String
  public var round: Int
  public var content: ContentDigest
  public var requirements: ContentDigest
  /// `Name <address>` of whoever decides.
  public var person: String

  /// The trailers in their order, each key once.
  var trailers: [(key: String, value: String)] {
    [
      ("Spec-Approval", "v1"),
      ("Spec-Project", project),
      ("Spec-Id", id.description),
      ("Spec-Path", path),
      ("Spec-Decision", decision.rawValue),
      ("Spec-Status", "\(from) -> \(to)"),
      ("Spec-Round", "\(round)"),
      ("Spec-Content", content.description),
      ("Spec-Requirements", requirements.description),
      (decision.signature, person),
    ]
  }

  /// The whole message of the commit.
  ///
  /// `title` is the spec's, `body` what the person adds, already free of what could be taken for
  /// a trailer.
  func message(title: String, body: String?) -> String {
    let verb = decision == .approve ? "Approve" : "Withdraw approval of"
    var parts = ["\(verb) \(id)" + (title.isEmpty ? "" : ": \(title)")]
    if let body, !body.isEmpty {
      parts.append(body)
    }
    parts.append(trailers.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension ApprovalStatement.Decision {
  /// The key of the trailer that says whose decision it is.
  var signature: String {
    switch self {
    case .approve: "Approved-by"
    case .withdraw: "Withdrawn-by"
    }
  }
}
