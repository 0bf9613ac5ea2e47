import SpecWorkflow

extension AuditReport {
  /// The schema `spec.audit/1`.
  var json: JSONValue {
    .object([
      "schema": .string(AuditBaseline.schema), "at": .string(commit.hex),
      "shallow": .bool(isShallow), "events": .array(entries.map { .object($0.members) }),
      "claims": .array(claims.flatMap(Self.claims)),
    ])
  }

  private static func claims(of spec: SpecSummary) -> [JSONValue] {
    spec.contradictions.map { contradiction in
      .object([
        "spec": .string(spec.name), "path": .string(spec.path),
        "field": .string(contradiction.field.rawValue), "claim": .string(contradiction.claim),
        "derived": .string(contradiction.derived), "line": .integer(contradiction.position.line),
      ])
    }
  }
}

extension AuditEntry {
  /// One line of JSON lines.
  var lineJSON: JSONValue {
    .object(members.merging(["schema": .string(AuditBaseline.schema)]) { $1 })
  }

  fileprivate var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "spec": .string(spec), "path": .string(path), "kind": .string(kind.word),
      "item": .string(item), "change": .string(change), "from": JSONValue(value(of: old)),
      "to": JSONValue(value(of: new)), "commit": .string(commit.hex),
      "date": JSONValue(date?.rfc3339), "author": author?.json ?? .null,
      "status": JSONValue(status),
      "under": .string(under), "approvedBy": .array(coverage.people.map { .string($0) }),
      "approval": JSONValue(coverage.commit?.hex), "origin": JSONValue(origin),
      "candidates": .array(candidates.map { .string($0) }), "merge": .bool(isMerge),
      "headings": .array((new ?? old)?.headingPath.map { .string($0) } ?? []),
      "transition": .null, "skipped": .array([]),
    ]
    switch transition {
    case .allowed?: members["transition"] = "allowed"
    case .forbidden?: members["transition"] = "forbidden"
    case .skips(let states)?:
      members["transition"] = "skips"
      members["skipped"] = .array(states.map { .string($0) })
    case nil: break
    }
    switch kind {
    case .approval(_, let reason), .verdict(let reason):
      members["reason"] = JSONValue(reason.isEmpty ? nil : reason)
    case .item: break
    }
    return members
  }

  /// What an item was, or is, in the eyes of what changed: its name, its headings or its words.
  private func value(of item: SpecItem?) -> String? {
    switch ItemChange.Kind(rawValue: change) {
    case .renumbered?: item?.name ?? ""
    case .moved?: item?.headingPath.joined(separator: " / ")
    default: item?.words
    }
  }
}
