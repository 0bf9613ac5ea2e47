import SpecWorkflow

extension SpecApproval {
  /// `2/2`, `1/2 yours is missing`, `stale (FR-2)`, `unproven`, `legacy`; empty for nothing to say.
  ///
  /// `me` is the short name of whoever reads, where the policy knows him.
  func text(for me: String?) -> StyledText {
    let count = "\(have)/\(need)"
    switch verdict {
    case .none: return ""
    case .approved: return StyledText(count, .approved)
    case .pending:
      let isMine = me.map(missing.contains) == true && have < need
      return StyledText(count + (isMine ? " yours is missing" : ""), .pending)
    case .stale:
      let what =
        changed.isEmpty
        ? ""
        : " (" + changed.prefix(3).joined(separator: ", ")
          + (changed.count > 3 ? ", …" : "") + ")"
      return StyledText("stale" + what, .stale)
    case .unproven: return StyledText("unproven", .error)
    case .legacy: return StyledText("legacy", .muted)
    case .unknown: return StyledText("unknown", .warning)
    }
  }

  /// The member `approval` of `spec.list/1`.
  var summaryJSON: JSONValue {
    .object([
      "verdict": .string(verdict.rawValue), "have": .integer(have), "need": .integer(need),
      "target": JSONValue(target), "changed": .array(changed.map { .string($0) }),
    ])
  }

  /// A spec of `spec.verify/1`.
  var json: JSONValue {
    .object([
      "id": .string(id.description),
      "path": .string(path),
      "status": JSONValue(status),
      "verdict": .string(verdict.rawValue),
      "reason": JSONValue(reason.isEmpty ? nil : reason),
      "have": .integer(have),
      "need": .integer(need),
      "target": JSONValue(target),
      "round": .integer(round),
      "content": JSONValue(content?.description),
      "changed": .array(changed.map { .string($0) }),
      "missing": .array(missing.map { .string($0) }),
      "unverifiedAuthors": .bool(hasUnverifiedAuthors),
      "approvals": .array(approvals.map(\.json)),
    ])
  }
}

extension Approval {
  var json: JSONValue {
    .object([
      "commit": .string(commit.hex),
      "decision": .string(decision.rawValue),
      "person": JSONValue(person),
      "claimed": .string(claimedPerson),
      "fingerprint": JSONValue(fingerprint),
      "format": JSONValue(format),
      "date": .string(date.rfc3339),
      "round": round.map { .integer($0) } ?? .null,
      "content": JSONValue(content?.description),
      "verdict": .string(verdict.rawValue),
      "reason": JSONValue(reason.isEmpty ? nil : reason),
    ])
  }
}
