import SpecWorkflow

/// The file of findings that are known, one a line, so that a change of it can be read.
struct CheckBaselineRendering {
  let session: Session

  func write(_ report: CheckReport, to path: String) throws {
    let entries = report.findings.map { CheckBaseline.Entry($0) }.sorted {
      ($0.path, $0.code, $0.fingerprint) < ($1.path, $1.code, $1.fingerprint)
    }
    var text = "{\"schema\":\"\(CheckBaseline.schema)\",\"findings\":["
    for (index, entry) in entries.enumerated() {
      let line = JSONValue.object([
        "code": .string(entry.code), "fingerprint": .string(entry.fingerprint),
        "message": .string(entry.message), "path": .string(entry.path),
      ]).bytes().dropLast()
      text += (index > 0 ? ",\n" : "\n") + String(decoding: line, as: UTF8.self)
    }
    text += "\n]}\n"
    try WholeFile.write(
      Array(text.utf8), to: path, in: session.directory,
      hint: "spec check --write-baseline spec-baseline.json")
    if !session.options.quiet {
      session.console.writeError("wrote \(entries.count) findings to \(path, .path)")
    }
  }

  /// Tells of entries that nothing is known by any more.
  func tell(_ entries: [CheckBaseline.Entry], of path: String) {
    guard !entries.isEmpty else {
      return
    }
    Notes(session).write(
      "\(entries.count) of the findings in \(path) are mended",
      hint: "spec check --write-baseline \(path)")
  }
}
