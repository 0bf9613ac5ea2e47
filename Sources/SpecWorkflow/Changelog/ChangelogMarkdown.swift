internal import Git

/// A changelog as Markdown in the manner of Keep a Changelog.
public struct ChangelogMarkdown {
  /// Where the repository can be read; without a slash at its end.
  let repositoryURL: String?
  /// The way from where the text will stand to the top of the repository: `../`.
  let wayToTop: String

  /// A form with links to an address that ``isAddress(_:)`` accepts.
  public init(repositoryURL: String?, wayToTop: String = "") {
    self.wayToTop = wayToTop
    self.repositoryURL = repositoryURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// Whether a text is an address in the web that can stand in a link as it is.
  public static func isAddress(_ text: String) -> Bool {
    guard ["https://", "http://"].contains(where: { text.hasPrefix($0) && text.count > $0.count })
    else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isDigit || "-._~:/@%+=&?#,;".utf8.contains(byte)
    }
  }

  /// The section with its heading; lines end in a line feed, the last one too.
  public func text(_ changelog: Changelog) -> String {
    var lines = [heading(changelog.range)]
    for section in changelog.sections {
      lines += ["", "### \(section.type.title)", ""]
      for entry in section.entries {
        lines.append("- " + text(entry, in: section.type))
        lines += entry.requirements.map { "  - " + text($0) }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `## [v2.0] - 2026-07-20`.
  func heading(_ range: ChangelogRange) -> String {
    let name = "[\(MarkdownEscaping.escaped(range.title))]"
    return "## \(name)" + (compareURL(range).map { "(\($0))" } ?? "")
      + (range.date.map { " - \($0)" } ?? "")
  }

  /// Where the commits of the range can be seen; `nil` without an address.
  func compareURL(_ range: ChangelogRange) -> String? {
    repositoryURL.map { url in
      let end = MarkdownEscaping.destination(
        range.tag ?? (range.isUnreleased ? "HEAD" : range.commit.hex))
      guard let base = range.base else {
        return "\(url)/commits/\(end)"
      }
      return "\(url)/compare/\(MarkdownEscaping.destination(range.baseTag ?? base.hex))...\(end)"
    }
  }

  func commitURL(_ commit: ObjectID) -> String? {
    repositoryURL.map { "\($0)/commit/\(commit.hex)" }
  }

  // MARK: Entries

  /// The line of an entry, without the mark of a list.
  func text(_ entry: ChangelogEntry, in type: ChangelogType) -> String {
    let line = ChangelogLine(entry: entry, type: type)
    let marks = line.marks.isEmpty ? "" : " (\(line.marks.joined(separator: ", ")))"
    return name(entry) + marks + line.text + commits(entry.commits)
  }

  func text(_ requirement: ChangelogEntry.Requirement) -> String {
    guard let name = requirement.name else {
      return MarkdownEscaping.escapedAtStart(requirement.words)
    }
    let origin = requirement.formerName.map { " (was \(MarkdownEscaping.escaped($0)))" } ?? ""
    return "**\(MarkdownEscaping.escaped(name))**\(origin): "
      + MarkdownEscaping.escaped(requirement.words)
  }

  /// The spec or requirement in bold, with a link to the document where there still is one.
  private func name(_ entry: ChangelogEntry) -> String {
    var name = MarkdownEscaping.escaped(entry.name)
    if entry.kind != .specRemoved {
      name = "[\(name)](\(wayToTop)\(MarkdownEscaping.destination(entry.spec.path)))"
    }
    if entry.requirement == nil, entry.words == nil, !entry.spec.title.isEmpty {
      name += " " + MarkdownEscaping.escaped(entry.spec.title)
    }
    return "**\(name)**"
  }

  /// The last three, which are told apart best.
  private func commits(_ commits: [SpecComparison.Author]) -> String {
    guard !commits.isEmpty else {
      return ""
    }
    let names = commits.suffix(3).map { author in
      commitURL(author.commit).map { "[\(author.commit.short)](\($0))" } ?? author.commit.short
    }
    let before = commits.count > 3 ? ", and \(commits.count - 3) earlier" : ""
    return " (\(names.joined(separator: ", "))\(before))"
  }
}
