internal import Git

extension ApprovalJudge {
  /// Names what has changed since the last approval of other words in this round.
  func describeChange(
    _ result: inout SpecApproval, _ standing: [JudgedApproval], _ text: ApprovalText
  ) {
    let last = standing.last { judged in
      judged.statement?.round == result.round && judged.statement?.content != text.digest
    }
    guard let last, result.have < result.need else {
      return
    }
    result.approvedBefore = history.graph.ids[last.candidate.commit]
  }
}

/// What differs between two texts of a spec, by the names that people use: IDs of requirements, else
/// the headings under which something changed.
enum ChangedItems {
  static func names(from old: [UInt8], to new: [UInt8], reader: HeaderReader) -> [String] {
    let documents = DocumentReader(header: reader)
    let (before, after) = (documents.read(old), documents.read(new))
    var names: [String] = []
    func add(_ name: String) {
      if !name.isEmpty, !names.contains(name) {
        names.append(name)
      }
    }
    if before.header.title?.text != after.header.title?.text {
      add("title")
    }
    let (oldItems, newItems) = (items(before), items(after))
    for item in newItems.order where oldItems.texts[item] != newItems.texts[item] {
      add(item)
    }
    for item in oldItems.order where newItems.texts[item] == nil {
      add(item)
    }
    let (oldParts, newParts) = (parts(before, old), parts(after, new))
    for title in newParts.order where oldParts.texts[title] != newParts.texts[title] {
      add(title)
    }
    for title in oldParts.order where newParts.texts[title] == nil {
      add(title)
    }
    if names.isEmpty, old != new {
      add("header")
    }
    return names
  }

  /// Requirements by their ID; several with one ID are one text.
  private static func items(_ document: Document) -> (order: [String], texts: [String: String]) {
    var order: [String] = []
    var texts: [String: String] = [:]
    for item in document.items where item.kind == .requirement {
      let id = item.id ?? ""
      if texts[id] == nil { order.append(id) }
      texts[id, default: ""] += "\n" + item.headingPath.joined(separator: "/") + "\n" + item.text
    }
    return (order, texts)
  }

  /// What stands under each heading, without requirements and the marks in boxes.
  private static func parts(
    _ document: Document, _ bytes: [UInt8]
  ) -> (order: [String], texts: [String: String]) {
    let lines = SourceLines(bytes)
    let taken = document.items.filter { $0.kind == .requirement }.map(\.sourceRange.lines)
    var order: [String] = []
    var texts: [String: String] = [:]
    for section in document.sections where section.level > 1 {
      let title = section.title
      if texts[title] == nil { order.append(title) }
      var words = ""
      for number in 1...max(1, lines.count) {
        let line = lines[number]
        guard section.body.contains(line.start), !taken.contains(where: { $0.contains(number) })
        else {
          continue
        }
        words += String(decoding: bytes[line.range], as: UTF8.self) + "\n"
      }
      texts[title, default: ""] += words.replacingBoxes
    }
    return (order, texts)
  }
}

extension String {
  /// The text with every ticked box empty.
  fileprivate var replacingBoxes: String {
    var text = ""
    for (index, part) in split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { text += "[" }
      text += part.hasPrefix("x]") || part.hasPrefix("X]") ? " " + part.dropFirst() : part[...]
    }
    return text
  }
}
