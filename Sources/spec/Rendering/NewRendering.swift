import SpecWorkflow

/// What became of `spec new`.
struct NewRendering {
  let session: Session

  func render(_ spec: NewSpec, isJSON: Bool) {
    if isJSON {
      session.console.writeBytes(spec.json.bytes())
      return
    }
    let verb: StyledText = spec.isDryRun ? "Would create" : "Created"
    session.console.write("\(verb) \(spec.path, .path)")
    if !spec.isDryRun {
      NextSteps(session).write([
        // `:/` counts from the top of the work tree, wherever one stands.
        "git add \(ShellWord.quoted(":/" + spec.path)) && git commit -m "
          + ShellWord.quoted("Add \(spec.id): \(spec.title)")
      ])
    }
  }

  /// What the user should know before the editor opens.
  func note(_ spec: NewSpec) {
    let notes = Notes(session)
    for taken in spec.passedOver.suffix(3) {
      if let branch = taken.branch {
        notes.write("\(taken.id) is taken on \(branch)")
      } else {
        notes.write("\(taken.id) was a spec once; its number is not used again")
      }
    }
    if spec.isShallow {
      notes.write(
        "this clone is shallow: a number that was deleted long ago may be given again",
        hint: Refusal.wholeHistory)
    }
  }
}

extension NewSpec {
  /// The schema `spec.new/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.new/1",
      "id": .string(id.description),
      "title": .string(title),
      "path": .string(path),
      "status": JSONValue(status),
      "author": JSONValue(author),
      "dryRun": .bool(isDryRun),
      "passedOver": .array(
        passedOver.map { taken in
          .object(["id": .string(taken.id.description), "branch": JSONValue(taken.branch)])
        }),
    ])
  }
}
