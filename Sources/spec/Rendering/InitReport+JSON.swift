import SpecWorkflow

extension SetupReport {
  /// The schema `spec.init/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.init/1",
      "dryRun": .bool(isDryRun),
      "made": .array(
        steps.map { step in
          .object(["path": .string(step.path), "kind": step.isFolder ? "folder" : "file"])
        }),
      "configuration": JSONValue(configuration),
      "found": survey.map(\.json) ?? .null,
    ])
  }
}

extension RepositorySurvey {
  fileprivate var json: JSONValue {
    var aliases: [String: JSONValue] = [:]
    for (key, names) in habits.aliases {
      aliases[SurveyRendering.name(of: key)] = .array(names.map { .string($0) })
    }
    return .object([
      "folders": .array(folders.map(\.json)),
      "form": JSONValue(habits.form?.rawValue),
      "statuses": .array(
        states.map { .object(["state": .string($0.state), "count": .integer($0.count)]) }),
      "vocabulary": .array(vocabulary.map { .string($0) }),
      "aliases": .object(aliases),
      "template": JSONValue(template),
      "withoutID": .integer(withoutID),
      "statusSections": .integer(statusSections),
    ])
  }
}

extension SurveyedFolder {
  fileprivate var json: JSONValue {
    .object([
      "folder": .string(path),
      "count": .integer(count),
      "prefix": JSONValue(prefix),
      "digits": .integer(digits),
      "id": .array(sourceWords.map { .string($0) }),
      "first": JSONValue(first?.description),
      "last": JSONValue(last?.description),
    ])
  }
}
