extension Rule {
  static let duplicateRequirement = Rule(
    code: "D004", name: "duplicate-requirement",
    summary: "two requirements of a spec have one ID",
    why: """
      Commits, tests and approvals name a requirement by its ID. Where two have it, nobody can tell
      which of them was meant.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. **FR-1**: The client shall send them in their order.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. **FR-2**: The client shall send them in their order.
      """,
    mend: "give the newer one the next number that was never used",
    weights: .always(.error),
    find: .document { spec in
      var first: [String: DocumentItem] = [:]
      return spec.requirements.compactMap { item in
        guard let id = item.id else { return nil }
        guard let other = first[id] else {
          first[id] = item
          return nil
        }
        return Spot(
          spec.place(of: id, in: item.sourceRange),
          "\(id) is the ID of line \(other.position.line) as well")
      }
    })

  static let requirementWithoutID = Rule(
    code: "D005", name: "requirement-without-id",
    summary: "a list item among requirements has no ID",
    why: """
      Without an ID it can be neither named in a commit nor told from its neighbours when its words
      change. Reported in lists in which other items have IDs, and in lists under a heading
      Requirements, Functional Requirements, Non-Functional Requirements and the like.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. The client shall send them in their order.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. **FR-2**: The client shall send them in their order.
      """,
    mend: "begin it with an ID in bold and a colon, such as **FR-2**:",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .document { spec in
      var spots: [Spot] = []
      var isAmongRequirements = false
      for block in spec.document.blocks {
        if case .heading(_, let inlines) = block.kind {
          let title = SectionTitle.words(inlines.plainText)
          isAmongRequirements = requirementTitles.contains(title)
        }
        guard case .list(let list) = block.kind else { continue }
        let labels = list.items.map(ItemText.label)
        guard isAmongRequirements || labels.contains(where: { $0?.isID == true }) else { continue }
        for (item, label) in zip(list.items, labels)
        where label == nil && item.isChecked == nil && !item.blocks.isEmpty {
          spots.append(Spot(spec.range(ofLine: item.range.start.line), "no ID"))
        }
      }
      return spots
    })

  static let requirementGap = Rule(
    code: "D006", name: "requirement-gap",
    summary: "the numbers of requirements leave one out, or do not ascend",
    why: """
      In a draft a gap is a slip, or a requirement that was lost on the way. Once a spec is approved
      its requirements keep their numbers, so that nothing is reported there: renumbering would be
      the worse fault.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. **FR-3**: The client shall send them in their order.
      """,
    good: """
      # SPEC-007: Offline sync

      ## Requirements

      1. **FR-1**: The client shall keep edits made offline.
      2. **FR-2**: The client shall send them in their order.
      """,
    mend: "number them one after another, while nobody builds on the numbers yet",
    weights: .open(draft: .warning, review: .warning, approved: nil),
    find: .document { spec in
      var last: [String: Int] = [:]
      return spec.requirements.compactMap { item in
        guard let id = item.id, let (prefix, number) = RequirementNumber.split(id) else {
          return nil
        }
        let previous = last.updateValue(number, forKey: prefix) ?? 0
        guard number != previous, number != previous + 1 else { return nil }
        let place = spec.place(of: id, in: item.sourceRange)
        return number < previous
          ? Spot(place, "\(id) comes behind \(prefix)\(previous)")
          : Spot(place, "\(prefix)\(previous + 1) is missing before \(id)")
      }
    })
}

/// The headings under which every list item is a requirement, in lower case.
private let requirementTitles: Set<String> = [
  "requirements", "functional requirements", "non-functional requirements",
  "nonfunctional requirements", "performance requirements", "quality requirements",
  "security requirements", "system requirements", "usability requirements", "user requirements",
]

/// The parts of a requirement's ID.
enum RequirementNumber {
  /// `NFR-12` as `NFR-` and 12; `nil` for one that is counted otherwise, such as `FR-1.2`, or has a
  /// letter behind it, such as `FR-1a`.
  static func split(_ id: String) -> (prefix: String, number: Int)? {
    guard let hyphen = id.lastIndex(of: "-"), let number = Int(id[id.index(after: hyphen)...])
    else {
      return nil
    }
    return (String(id[...hyphen]), number)
  }
}
