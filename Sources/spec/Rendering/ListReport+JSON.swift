import SpecWorkflow

extension SpecListing {
  /// The schema `spec.list/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.list/1",
      "at": JSONValue(commit?.hex),
      "shallow": .bool(isShallow),
      "specs": .array(specs.map(\.json)),
      "problems": .array(problems.map(\.json)),
    ])
  }
}

extension SpecSummary {
  var json: JSONValue {
    .object([
      "id": JSONValue(id?.description),
      "title": .string(title),
      "path": .string(path),
      "status": JSONValue(status),
      "state": JSONValue(state),
      "created": JSONValue(created.map { CalendarDate($0).description }),
      "updated": JSONValue(updated.map { CalendarDate($0).description }),
      "author": JSONValue(author),
      "authors": .array(authors.map(\.json)),
      "commits": commits.map { .integer($0) } ?? .null,
      "approval": approval?.summaryJSON ?? .null,
      "contradictions": .array(contradictions.map(\.json)),
    ])
  }
}

extension Contradiction {
  var json: JSONValue {
    .object([
      "field": .string(field.rawValue), "claim": .string(claim), "derived": .string(derived),
      "line": .integer(position.line),
    ])
  }
}

extension SpecProblem {
  var json: JSONValue {
    .object([
      "path": .string(path), "line": .integer(position.line), "column": .integer(position.column),
      "message": .string(message),
    ])
  }
}

extension Person {
  var json: JSONValue {
    .object(["name": .string(name), "email": .string(email)])
  }
}
