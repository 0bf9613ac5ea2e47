import SpecWorkflow

/// A line of `--format`, in the manner of `git for-each-ref`: `%(id) %(updated:relative)`.
struct LineFormat {
  private enum Part {
    case text(String)
    case field(String, modifier: String?)
  }

  private static let fields = [
    "id", "title", "path", "status", "state", "author", "authors", "created", "updated", "commits",
    "approval",
  ]
  private static let dateModifiers = ["iso", "relative"]

  private var parts: [Part] = []

  /// Reads a format; `%%` is a per cent sign, `%09` a tab as in git.
  ///
  /// - Throws: `SpecError.unknownWord` for an unknown field, `UsageError` for anything else.
  init(_ format: String) throws {
    var rest = format[...]
    while let percent = rest.firstIndex(of: "%") {
      parts.append(.text(String(rest[..<percent])))
      rest = rest[rest.index(after: percent)...]
      if rest.hasPrefix("%") {
        parts.append(.text("%"))
        rest = rest.dropFirst()
      } else if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
        parts.append(try Self.field(rest[..<close].dropFirst()))
        rest = rest[rest.index(after: close)...]
      } else if let code = UInt8(rest.prefix(2), radix: 16), rest.count >= 2 {
        parts.append(.text(String(UnicodeScalar(code))))
        rest = rest.dropFirst(2)
      } else {
        throw UsageError(
          message: "'%' in --format begins nothing that is known",
          hint: "spec list --format '%(id) %(updated:relative) %(title)'")
      }
    }
    parts.append(.text(String(rest)))
  }

  private static func field(_ text: Substring) throws -> Part {
    let words = text.split(separator: ":", maxSplits: 1).map(String.init)
    let name = words.first ?? ""
    guard fields.contains(name) else {
      throw SpecError.unknownWord(
        name, kind: .field, nearest: Suggestion.nearest(to: name, among: fields), known: fields)
    }
    let modifier = words.count > 1 ? words[1] : nil
    if let modifier {
      guard ["created", "updated"].contains(name), dateModifiers.contains(modifier) else {
        throw UsageError(
          message: "'\(name)' has no modifier '\(modifier)'",
          hint: "%(created:iso), %(updated:relative)")
      }
    }
    return .field(name, modifier: modifier)
  }

  /// The line for a spec; text of the repository is escaped as everywhere.
  func line(for spec: SpecSummary, now: Timestamp) -> StyledText {
    parts.map { part in
      switch part {
      case .text(let text): StyledText.block(text)
      case .field(let name, let modifier):
        StyledText(value(name, modifier, spec, now), name == "id" ? .id : nil)
      }
    }.joined()
  }

  private func value(
    _ name: String, _ modifier: String?, _ spec: SpecSummary, _ now: Timestamp
  ) -> String {
    switch name {
    case "id": spec.name
    case "title": spec.title
    case "path": spec.path
    case "status": spec.status ?? ""
    case "state": spec.state ?? ""
    case "author": spec.author ?? ""
    case "approval": spec.approval?.text(for: nil).plain ?? ""
    case "authors": spec.authors.map(\.name).joined(separator: ", ")
    case "created": date(spec.created, modifier, now)
    case "updated": date(spec.updated, modifier, now)
    default: spec.commits.map { "\($0)" } ?? "?"
    }
  }

  private func date(_ time: Timestamp?, _ modifier: String?, _ now: Timestamp) -> String {
    guard let time else {
      return "?"
    }
    switch modifier {
    case "relative": return time.relative(to: now)
    case "iso": return time.rfc3339
    default: return CalendarDate(time).description
    }
  }
}
