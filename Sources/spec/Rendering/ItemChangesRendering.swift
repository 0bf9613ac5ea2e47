import SpecWorkflow

/// What differs between two texts, item by item and word by word.
struct ItemChangesRendering {
  /// In columns.
  let width: Int

  /// A line a change with the words below it.
  func lines(_ changes: [ItemChange]) -> [StyledText] {
    changes.flatMap { change in
      let words = words(change)
      return (StyledText.spaces(2) + title(change)).wrapped(to: width, indent: 4, firstIndent: 0)
        + (words.isEmpty ? [] : words.wrapped(to: width, indent: 6))
    }
  }

  private func title(_ change: ItemChange) -> StyledText {
    let name: StyledText
    if let old = change.old?.name, let new = change.new?.name, old != new {
      name = "\(old, .id) → \(new, .id)"
    } else {
      name = "\(change.item.place, .id)"
    }
    var verbs = change.kinds.map(\.rawValue).joined(separator: ", ")
    if change.isOfMarkup { verbs += " (links or markup)" }
    if change.kinds.contains(.moved), let heading = change.new?.headingPath.last {
      verbs += " to " + heading
    }
    if !change.candidates.isEmpty {
      verbs += ", perhaps from " + change.candidates.joined(separator: " or ")
    }
    return name + "  " + StyledText(verbs, .muted)
  }

  /// What differs between two texts with a few words around, and no more than a few lines of it.
  static func excerpt(from old: String, to new: String) -> StyledText {
    let difference = WordDifference(from: old, to: new).excerpt(context: 6, limit: 60)
    let text = marked(difference.shown)
    return difference.isCut ? text + StyledText(literal: " …", .muted) : text
  }

  private func words(_ change: ItemChange) -> StyledText {
    switch (change.old, change.new) {
    case (nil, let new?): Self.marked(.added, new.words)
    case (let old?, nil): Self.marked(.removed, old.words)
    case (let old?, let new?) where change.kinds.contains(.changed):
      Self.marked(WordDifference(from: old.words, to: new.words))
    case (let old?, _): StyledText(old.words, .muted)
    case (nil, nil): ""
    }
  }

  private static func marked(_ difference: WordDifference) -> StyledText {
    var text: StyledText = ""
    for (index, run) in difference.runs.enumerated() {
      text += marked(run.kind, run.words)
      if index + 1 < difference.runs.count, difference.endsInSpace(at: index) { text += " " }
    }
    return text
  }

  private static func marked(_ kind: WordDifference.Run.Kind, _ words: String) -> StyledText {
    guard !words.isEmpty else {
      return ""
    }
    // The lines of code stand behind each other, and show where they end: it may be all that differs.
    let words = String(words.map { $0.isNewline ? "↵" : $0 })
    switch kind {
    case .same: return StyledText(words)
    case .removed: return StyledText("[-\(words)-]", .removed)
    case .added: return StyledText("{+\(words)+}", .added)
    }
  }
}
