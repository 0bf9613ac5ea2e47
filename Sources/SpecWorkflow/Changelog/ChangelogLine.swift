/// What the line of an entry says behind its name.
struct ChangelogLine {
  let entry: ChangelogEntry
  let type: ChangelogType

  /// What is said in brackets: what the heading above does not say, and how much more is asked for.
  var marks: [String] {
    var marks: [String] = []
    switch entry.kind {
    case .requirementAdded: if type != .added { marks.append("new") }
    case .requirementRemoved: if type != .removed { marks.append("removed") }
    case .requirementChanged where entry.oldWords == nil && entry.formerName == nil:
      marks.append("links or markup")
    default: break
    }
    if let former = entry.formerName, entry.kind != .specRenumbered {
      marks.append("was " + MarkdownEscaping.escaped(former))
    }
    return marks + entry.strength.map(\.label)
  }

  var text: String {
    switch entry.kind {
    case .requirementAdded, .requirementRemoved:
      ": " + MarkdownEscaping.escaped(entry.words ?? "")
    case .requirementChanged:
      ": " + Self.difference(from: entry.oldWords, to: entry.words ?? "")
    case .specAdded:
      ": new spec" + (entry.to.map { ", " + MarkdownEscaping.escaped($0) } ?? "") + approval
    case .specRemoved:
      ": removed" + (entry.from.map { ", was " + MarkdownEscaping.escaped($0) } ?? "")
    case .specRenamed:
      ": renamed from \u{201C}\(MarkdownEscaping.escaped(entry.from ?? ""))\u{201D}"
    case .specRenumbered: ": renumbered from \(MarkdownEscaping.escaped(entry.formerName ?? ""))"
    case .specReworded:
      ": reworded in " + MarkdownEscaping.escaped(entry.places.joined(separator: ", "))
    case .status:
      ": \(state(entry.from)) → \(state(entry.to))" + approval
    case .approved: ": approved again" + approvers(" by ")
    }
  }

  private func state(_ status: String?) -> String {
    status.map { MarkdownEscaping.escaped($0) } ?? "no status"
  }

  private var approval: String {
    switch entry.approval {
    case nil: ""
    case .by: approvers(", approved by ")
    case .missing(let isStale):
      isStale ? ", **not approved**: its words changed since" : ", **not approved**"
    case .unknown: ", approvals unknown"
    }
  }

  private func approvers(_ before: String) -> String {
    guard case .by(let people)? = entry.approval, let last = people.last else {
      return ""
    }
    let others = people.dropLast()
    let names = others.isEmpty ? last : others.joined(separator: ", ") + " and " + last
    return before + MarkdownEscaping.escaped(names)
  }
}

extension ChangelogLine {
  /// More places than this that differ are better told as two texts.
  private static let mostPlaces = 4

  /// The new words with those that are gone struck out and the new ones in bold; or, where too much
  /// differs, both texts.
  static func difference(from old: String?, to new: String) -> String {
    guard let old else {
      return MarkdownEscaping.escaped(new)
    }
    return inline(WordDifference(from: old, to: new))
      ?? "\(MarkdownEscaping.escaped(new)) *Before:* \(MarkdownEscaping.escaped(old))"
  }

  private static func inline(_ difference: WordDifference) -> String? {
    let runs = difference.runs
    func words(_ kind: WordDifference.Run.Kind) -> Int {
      runs.lazy.filter { $0.kind == kind }.map { Words.of($0.words).count }.reduce(0, +)
    }
    guard runs.count(where: { $0.kind != .same }) <= 2 * mostPlaces,
      words(.same) >= words(.added), words(.same) >= words(.removed)
    else {
      return nil
    }
    var text = ""
    for (index, run) in runs.enumerated() {
      switch run.kind {
      case .same: text += MarkdownEscaping.escaped(run.words)
      case .removed:
        // A mark beside punctuation might be none.
        guard isWord(run.words.first), isWord(run.words.last) else {
          return nil
        }
        text += "~~\(MarkdownEscaping.escaped(run.words))~~"
        if index + 1 < runs.count, runs[index + 1].kind == .added { text += " " }
      case .added: text += inBold(run.words)
      }
      if index + 1 < runs.count, difference.endsInSpace(at: index) { text += " " }
    }
    return text
  }

  /// The words in bold, the punctuation around them as it is.
  private static func inBold(_ words: String) -> String {
    let start = words.prefix { !isWord($0) }
    let rest = words.dropFirst(start.count)
    let end = String(rest.reversed().prefix { !isWord($0) }.reversed())
    let middle = MarkdownEscaping.escaped(String(rest.dropLast(end.count)))
    return MarkdownEscaping.escaped(String(start)) + (middle.isEmpty ? "" : "**\(middle)**")
      + MarkdownEscaping.escaped(end)
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }
}
