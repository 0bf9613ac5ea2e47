import SpecWorkflow

/// What is kept for the next run.
struct CacheRendering {
  let session: Session

  func render(_ report: CacheReport, isJSON: Bool) {
    guard !isJSON else {
      session.console.writeBytes(report.json.bytes())
      return
    }
    let rows: [(String, Int?, Int)] =
      report.kinds.map { ($0.name, $0.facts, $0.bytes) } + [("in all", nil, report.bytes)]
    let isTerminal = session.console.output.isTerminal
    session.console.write(
      Table(
        columns: [
          .init("Kind"), .init("Facts", alignment: .right), .init("Size", alignment: .right),
        ],
        rows: rows.map { name, facts, bytes in
          [
            StyledText(name), StyledText(facts.map(String.init) ?? ""),
            StyledText(isTerminal ? Self.size(bytes) : String(bytes)),
          ]
        }))
    if isTerminal {
      session.console.write(StyledText(report.path, .path))
    }
  }

  func renderCleared(_ report: CacheReport) {
    let path = StyledText(report.path, .path)
    session.console.write(
      report.bytes > 0
        ? "removed \(Self.size(report.bytes)) at \(path)" : "nothing to remove at \(path)")
  }

  /// Bytes in the unit that leaves one to three digits before the point, as git prints them.
  static func size(_ bytes: Int) -> String {
    var size = Double(bytes)
    for unit in ["bytes", "KiB", "MiB", "GiB"] {
      if size < 1_024 || unit == "GiB" {
        return unit == "bytes" ? "\(bytes) bytes" : "\((size * 10).rounded() / 10) \(unit)"
      }
      size /= 1_024
    }
    return "\(bytes) bytes"
  }
}

extension CacheReport {
  /// `spec.cache/1`.
  var json: JSONValue {
    .object([
      "schema": "spec.cache/1", "path": .string(path), "bytes": .integer(bytes),
      "kinds": .array(
        kinds.map { kind in
          .object([
            "kind": .string(kind.name), "facts": .integer(kind.facts),
            "bytes": .integer(kind.bytes),
          ])
        }),
    ])
  }
}
