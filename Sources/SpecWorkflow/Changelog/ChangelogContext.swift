internal import Git

/// What a template of a changelog can speak of.
///
/// The names here and the values of ``values(_:_:)`` are the same; a test holds them together.
public enum ChangelogContext {
  /// The filters that templates can use; `markdown` shows words of a document as they are.
  public static let filters = [
    "capitalize", "default", "indent", "join", "lowercase", "markdown", "split", "uppercase",
  ]

  /// The variables, in the order in which they are explained.
  public static let fields: [ContextField] = [
    ContextField("title", .text, "what the changelog is called: v2.0, Unreleased or a commit id"),
    ContextField("heading", .text, "the heading as Markdown: ## [v2.0] - 2026-07-20"),
    ContextField(
      "version", .text, optional: true, "the tag that the range ends at, or will end at"),
    ContextField("date", .text, optional: true, "the day of the release, YYYY-MM-DD"),
    ContextField("isUnreleased", .flag, "whether no release has been made of it"),
    ContextField(
      "compareURL", .text, optional: true, "where the commits can be seen, with --repository-url"),
    ContextField("range", .record(range), "the commits"),
    ContextField(
      "sections", .list(.record(section)), "the types of changes that have entries, in order"),
  ]

  private static let range: [ContextField] = [
    ContextField("from", .text, optional: true, "the tag that it begins behind"),
    ContextField("to", .text, optional: true, "the tag that it ends at"),
    ContextField(
      "base", .text, optional: true, "the commit that it begins behind; nothing from the beginning"),
    ContextField("commit", .text, "the commit that it ends at"),
  ]

  private static let section: [ContextField] = [
    ContextField("type", .text, "added, changed, deprecated, removed, fixed or security"),
    ContextField("title", .text, "the same with a capital"),
    ContextField("entries", .list(.record(entry)), "the changes, by spec and place"),
  ]

  private static let entry: [ContextField] = [
    ContextField("text", .text, "the whole entry as Markdown, without the mark of a list"),
    ContextField(
      "kind", .text, ChangelogEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")),
    ContextField("name", .text, "SPEC-007, or SPEC-007/FR-2"),
    ContextField("spec", .record(spec), "the spec"),
    ContextField("requirement", .text, optional: true, "the requirement's ID"),
    ContextField(
      "words", .text, optional: true, "what the requirement says, or said where it is removed"),
    ContextField("oldWords", .text, optional: true, "what it said, where that changed"),
    ContextField("from", .text, optional: true, "the status or title before"),
    ContextField("to", .text, optional: true, "the status or title now"),
    ContextField("formerName", .text, optional: true, "the ID that it had"),
    ContextField(
      "strength", .list(.text), Strength.allCases.map(\.rawValue).joined(separator: ", ")),
    ContextField(
      "approval", .text, optional: true,
      "approved, stale, missing or unknown, where the status needs approvals"),
    ContextField("approvedBy", .list(.text), "the people whose approvals count"),
    ContextField("places", .list(.text), "the headings and fields that were reworded"),
    ContextField("requirements", .list(.record(requirement)), "those of a new spec"),
    ContextField("commits", .list(.record(commit)), "the commits that did it, oldest first"),
  ]

  private static let spec: [ContextField] = [
    ContextField("id", .text, "SPEC-007"),
    ContextField("title", .text, "its title"),
    ContextField("path", .text, "its file, from the top of the repository"),
  ]

  private static let requirement: [ContextField] = [
    ContextField("text", .text, "the requirement as Markdown"),
    ContextField("name", .text, optional: true, "its ID"),
    ContextField("words", .text, "what it says"),
    ContextField("formerName", .text, optional: true, "the ID that it had in another spec"),
  ]

  private static let commit: [ContextField] = [
    ContextField("id", .text, "the whole commit id"),
    ContextField("short", .text, "its first ten digits"),
    ContextField("author", .text, "the author's name, as .mailmap has it"),
    ContextField("date", .text, optional: true, "the author's day, YYYY-MM-DD"),
    ContextField("url", .text, optional: true, "where it can be seen, with --repository-url"),
  ]
}

extension ChangelogContext {
  /// The variables of a changelog with their values.
  public static func values(
    _ changelog: Changelog, _ markdown: ChangelogMarkdown
  ) -> [String: ChangelogValue] {
    let range = changelog.range
    return [
      "title": .text(range.title),
      "heading": .text(markdown.heading(range)),
      "version": ChangelogValue(range.tag),
      "date": ChangelogValue(range.date?.description),
      "isUnreleased": .flag(range.isUnreleased && range.tag == nil),
      "compareURL": ChangelogValue(markdown.compareURL(range)),
      "range": .record([
        "from": ChangelogValue(range.baseTag), "to": ChangelogValue(range.tag),
        "base": ChangelogValue(range.base?.hex), "commit": .text(range.commit.hex),
      ]),
      "sections": .list(
        changelog.sections.map { section in
          .record([
            "type": .text(section.type.rawValue), "title": .text(section.type.title),
            "entries": .list(section.entries.map { value($0, section.type, markdown) }),
          ])
        }),
    ]
  }

  private static func value(
    _ entry: ChangelogEntry, _ type: ChangelogType, _ markdown: ChangelogMarkdown
  ) -> ChangelogValue {
    let (approval, people) = words(entry.approval)
    return .record([
      "text": .text(markdown.text(entry, in: type)),
      "kind": .text(entry.kind.rawValue),
      "name": .text(entry.name),
      "spec": .record([
        "id": .text(entry.spec.id), "title": .text(entry.spec.title),
        "path": .text(entry.spec.path),
      ]),
      "requirement": ChangelogValue(entry.requirement),
      "words": ChangelogValue(entry.words),
      "oldWords": ChangelogValue(entry.oldWords),
      "from": ChangelogValue(entry.from),
      "to": ChangelogValue(entry.to),
      "formerName": ChangelogValue(entry.formerName),
      "strength": .list(entry.strength.map { .text($0.rawValue) }),
      "approval": ChangelogValue(approval),
      "approvedBy": .list(people.map { .text($0) }),
      "places": .list(entry.places.map { .text($0) }),
      "requirements": .list(
        entry.requirements.map { requirement in
          .record([
            "text": .text(markdown.text(requirement)),
            "name": ChangelogValue(requirement.name), "words": .text(requirement.words),
            "formerName": ChangelogValue(requirement.formerName),
          ])
        }),
      "commits": .list(
        entry.commits.map { author in
          .record([
            "id": .text(author.commit.hex), "short": .text(author.commit.short),
            "author": .text(author.person.name),
            "date": ChangelogValue(author.date.map { CalendarDate($0).description }),
            "url": ChangelogValue(markdown.commitURL(author.commit)),
          ])
        }),
    ])
  }

  private static func words(_ approval: ChangelogApproval?) -> (String?, [String]) {
    switch approval {
    case nil: (nil, [])
    case .by(let people): ("approved", people)
    case .missing(let isStale): (isStale ? "stale" : "missing", [])
    case .unknown: ("unknown", [])
    }
  }
}
