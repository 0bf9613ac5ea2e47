import Testing

@testable import SpecWorkflow

/// Templates of the user's own: what they can do, and that no mistake in one passes in silence.
struct ChangelogTemplateTests {
  /// A context in which everything that is optional is missing.
  private static let context: [String: ChangelogValue] = [
    "title": .text("Unreleased"), "heading": .text("## [Unreleased]"), "version": .nothing,
    "date": .nothing, "isUnreleased": .flag(true), "compareURL": .nothing,
    "range": .record(["from": .nothing, "to": .nothing, "base": .nothing, "commit": .text("1234")]),
    "sections": .list([
      .record([
        "type": .text("added"), "title": .text("Added"),
        "entries": .list([entry("SPEC-001/FR-1", "a *b*"), entry("SPEC-001/FR-2", "c")]),
      ])
    ]),
  ]

  private static func entry(_ name: String, _ words: String) -> ChangelogValue {
    .record([
      "name": .text(name), "words": .text(words), "oldWords": .nothing,
      "approvedBy": .list([.text("Ada"), .text("Jun")]), "places": .list([]),
    ])
  }

  private func render(_ template: String) throws -> String {
    try ChangelogTemplate(Array(template.utf8)).text(Self.context)
  }

  @Test(arguments: [
    ("{{ title }}", "Unreleased"), ("{{ title|lowercase }}", "unreleased"),
    ("{{ version|default:\"next\" }}|{{ date }}|", "next||"),
    ("{{ \"a\" if isUnreleased else \"b\" }}{{ 'x' if version else title }}", "aUnreleased"),
    ("{{ range.commit }}{# a comment with {{ nothing }} #}", "1234"),
    ("{% if not version and isUnreleased %}yes{% elif date %}no{% else %}no{% endif %}", "yes"),
    ("{% if date == version or ( \"a\" in title ) %}yes{% endif %}", "yes"),
    ("{% ifnot version %}none{% endif %}", "none"),
    (
      "{% for s in sections %}\n# {{ s.title }}\n{% for e in s.entries where e.words %}\n- {{ forloop.counter }}/{{ forloop.length }} {{ e.words|markdown }}\n{% endfor %}\n{% endfor %}\n",
      "# Added\n- 1/2 a \\*b\\*\n- 2/2 c\n"
    ),
    (
      "{% for s in sections %}{{ s.entries.count }}{{ s.entries.0.name }}{{ s.entries.first.words }}{% endfor %}",
      "2SPEC-001/FR-1a *b*"
    ),
    (
      "{% for e in sections.0.entries %}{{ e.approvedBy|join:\" & \" }}{% for p in e.places %}{{ p }}{% empty %}-{% endfor %}{% if forloop.last %}.{% endif %}{% endfor %}",
      "Ada & Jun-Ada & Jun-."
    ),
    (
      "{% outer: for s in sections %}{% for e in s.entries %}{{ forloop.outer.counter }}{% break %}{% endfor %}{% endfor %}",
      "1"
    ),
    (
      "{% for i in 1...3 %}{{ i }}{% endfor %}{% filter uppercase %}{{ title }}{% endfilter %}",
      "123UNRELEASED"
    ),
    ("{% for w in title|split:\"e\" %}{{ w }} {% endfor %}", "Unr l as d "),
    ("a { b } {\r\nc\r\n", "a { b } {\nc\n"),
    ("\u{FEFF}{{ title }}", "Unreleased"),
    ("a\n  {% if title %} {# c #}\n b {% if date %}{% endif %}\n{% endif %}\n", "a\n b \n"),
    ("{% if title -%}\n\n a\n{%- endif %}", "a"),
  ])
  func renders(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    arguments: [
      // Variables that the context does not have, wherever they stand and whatever is taken.
      ("\n\n{{ titel }}", 3, "the context has no variable 'titel'", "title"),
      ("{{ range.too }}", 1, "the context has no variable 'range.too'", "to"),
      (
        "{% for s in sections %}\n{% for e in s.entries %}\n{{ e.wrods }}{% endfor %}{% endfor %}",
        3, "the context has no variable 'e.wrods'", "words"
      ),
      (
        "{% for s in sections %}{% endfor %}\n{{ s.title }}", 2, "the context has no variable 's'",
        nil
      ),
      (
        "{% if true %}{% else %}\n{{ nothing }}{% endif %}", 2,
        "the context has no variable 'nothing'", nil
      ),
      ("{% if not nothing %}{% endif %}", 1, "the context has no variable 'nothing'", nil),
      ("{% if title == nothing %}{% endif %}", 1, "the context has no variable 'nothing'", nil),
      (
        "{% if title %}\n{% elif nothing %}{% endif %}", 2, "the context has no variable 'nothing'",
        nil
      ),
      ("{{ version|default:nothing }}", 1, "the context has no variable 'nothing'", nil),
      ("{{ nothing|default:\"x\" }}", 1, "the context has no variable 'nothing'", nil),
      ("{{ title if nothing else date }}", 1, "the context has no variable 'nothing'", nil),
      ("{{ title if date else nothing }}", 1, "the context has no variable 'nothing'", nil),
      ("{% for x in nothing %}{% endfor %}", 1, "the context has no variable 'nothing'", nil),
      (
        "{% for s in sections where nothing %}{% endfor %}", 1,
        "the context has no variable 'nothing'", nil
      ),
      (
        "{% for s in sections %}{% empty %}\n{{ s }}{% endfor %}", 2,
        "the context has no variable 's'", nil
      ),
      ("{{ forloop.counter }}", 1, "the context has no variable 'forloop'", nil),
      (
        "{% for s in sections %}{{ forloop.count }}{% endfor %}", 1,
        "the context has no variable 'forloop.count'", "counter"
      ),
      ("{{ sections.last }}", 1, "the context has no variable 'sections.last'", nil),
      ("{{ title.first }}", 1, "the context has no variable 'title.first'", nil),
      ("{{ range[title] }}", 1, "'range[title]' is no name of a variable", nil),
      // Filters and tags.
      ("a\n{{ title|upercase }}", 2, "there is no filter 'upercase'", "uppercase"),
      ("{% filter shout %}{% endfilter %}", 1, "there is no filter 'shout'", nil),
      ("{{ title|filter:\"nothing\" }}", 1, "there is no filter 'filter'", nil),
      ("\n{% fro s in sections %}", 2, "there is no tag 'fro'", "for"),
      (
        "{% include \"/etc/passwd\" %}", 1,
        "the tag 'include' cannot be used: a template is one file", nil
      ),
      ("{% extends \"x\" %}", 1, "the tag 'extends' cannot be used: a template is one file", nil),
      (
        "{% now \"yyyy\" %}", 1,
        "the tag 'now' cannot be used: the output is the same whenever it is made", nil
      ),
      // Structure.
      ("a\n{{ title", 2, "'{{' is not closed by '}}'", nil),
      ("\n{% for s in sections %}\n", 2, "'for' is not ended by 'endfor'", nil),
      ("{% if title %}\n{% endfor %}", 2, "'endfor' stands inside 'if' of line 1", nil),
      ("{% endif %}", 1, "'endif' stands without 'if'", nil),
      (
        "{% if title %}{% else if date %}{% endif %}", 1,
        "'if' stands behind 'else'; did you mean 'elif'", nil
      ),
      (
        "{% for s of sections %}{% endfor %}", 1,
        "a loop is written 'for x in list' or 'for x in list where condition'", nil
      ),
      (
        "{% for s, t in sections %}{% endfor %}", 1, "a loop has one variable, and 's,t' is none",
        nil
      ),
      ("{% for s in title %}{% endfor %}", 1, "'title' is no list", nil),
      ("{% break %}", 1, "'break' stands in no loop", nil),
      ("{{ }}", 1, "a tag without a variable", nil),
      ("{{ sections }}", 1, "'sections' is a list; print its members in a loop", nil),
      ("{{ range }}", 1, "'range' has members; print one of them", nil),
      (
        "{% for e in sections.0.entries %}{{ e.approvedBy }}{% endfor %}", 1,
        "'e.approvedBy' is a list; print it with '|join:\", \"'", nil
      ),
      ("{{ sections|join:\", \" }}", 1, "the filter 'join' is for texts", nil),
      ("\n{{ title|indent:-1 }}", 2, "'indent' takes a number from 0 to 100", nil),
      ("{% for i in 1...1e20 %}{% endfor %}", 1, "'1e20' is no number from 0 to 10000", nil),
      (
        String(repeating: "{% if true %}", count: 102), 1, "more than 100 tags stand in each other",
        nil
      ),
      (
        "{% if \(String(repeating: "not ", count: 600)) true %}{% endif %}", 1,
        "a tag of more than 500 words", nil
      ),
      ("{% for i in 1...90000 %}{% endfor %}", 1, "'90000' is no number from 0 to 10000", nil),
      ("{% for i in 1...title %}{% endfor %}", 1, "'title' is no number", nil),
      // What only Stencil finds; the same line twice must not confuse the number.
      (
        "{{ title }}\n{{ title }}\n{% if title == %}{% endif %}", 3, "'if' expression error: end",
        nil
      ),
      (
        "{{ title }}\n\n{{ title }}\n{{ title|uppercase:1 }}", 4,
        "Can't invoke filter with an argument", nil
      ),
      (
        "\n{{ title|indent:\"x\" }}", 2,
        "'indent' takes a number from 0 to 100", nil
      ),
    ] as [(String, Int, String, String?)])
  func refuses(_ template: String, _ line: Int, _ message: String, _ suggestion: String?) {
    #expect(throws: TemplateProblem(line, message, suggestion: suggestion)) {
      try render(template)
    }
  }

  @Test func largeOnesAndBytesAreRefused() {
    #expect(throws: TemplateProblem(nil, "it is larger than 1 MiB")) {
      try ChangelogTemplate(Array(repeating: 0x20, count: 1 << 20 + 1))
    }
    #expect(throws: TemplateProblem(nil, "it is not UTF-8")) { try ChangelogTemplate([0xFF]) }
  }
}
