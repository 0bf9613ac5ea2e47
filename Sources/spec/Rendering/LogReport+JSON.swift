import SpecWorkflow

extension SpecLog {
  /// The schema `spec.log/1`; nothing is folded.
  var json: JSONValue {
    .object([
      "schema": "spec.log/1",
      "id": .string(name),
      "path": .string(path),
      "complete": .bool(!timeline.isCutOff),
      "events": .array(entries.map(\.json)),
    ])
  }
}

extension SpecLog.Entry {
  var json: JSONValue {
    .object([
      "commit": .string(event.commit.hex),
      "parents": .array(event.parents.map { .string($0.hex) }),
      "kind": .string(event.kind.rawValue),
      "date": JSONValue(event.authorTime?.rfc3339),
      "landed": JSONValue(landed?.rfc3339),
      "author": author.json,
      "committer": event.committer.json,
      "subject": .string(subject),
      "path": .string(event.path),
      "from": JSONValue(event.from),
      "to": JSONValue(event.to),
      "fromState": JSONValue(event.fromState),
      "toState": JSONValue(event.toState),
      "mechanical": .bool(event.isMechanical),
      "outvoted": .bool(event.isOutvoted),
      "requirements": .array(changed.map { .string($0) }),
      "verdict": JSONValue(event.verdict?.rawValue),
    ])
  }
}
