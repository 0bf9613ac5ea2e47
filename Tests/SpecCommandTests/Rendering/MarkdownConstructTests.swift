import Testing

@testable import spec

/// A document with every construct, as it is shown without colour.
@Suite struct MarkdownConstructTests {
  @Test func at80Columns() throws {
    #expect(
      try MarkdownSamples.plain(MarkdownSamples.everything, width: 80) == #"""
        Offline *sync* for `mobile` clients
        ═══════════════════════════════════

        Status: In Review
        Created: 2025-01-04
        Author: Ada Okafor ada@tidewater.example

        Plain words, *emphasis*, **strong words**, ***both***, ~~gone~~, `code`, and a
        soft break. A line
        break, a link (https://tidewater.example/plan), https://tidewater.example, Level
        three, [image: a diagram] and <kbd>Ctrl</kbd>.

        Requirements
        ────────────

        ── FR-1: Level three

        ─── Level four with a title that is long enough to wrap at forty columns

        1. FR-1: The system shall keep every change that was made offline until the
           server has confirmed it.
        2. NFR-2.1: Latency Below 200 ms.
           • nested, **bold inside** the text of a nested item that goes on for a while
             1) deeper

        ☐ Open
        ☑ Done, with a rather long text so that it has to wrap somewhere

         9. Nine

        10. Ten

            A second paragraph.

              sh
                spec list --json

        │ A quote that is long enough to wrap at forty columns, for sure.
        │
        │ │ Nested, with a list:
        │ │
        │ │ • one

          swift
            let answer = 42  // a line of code that is never wrapped, however narrow the terminal may be

                tabbed

            indented code

        ID    Requirement                             Priority  Cost
        ────  ──────────────────────────────────────  ────────  ────
        FR-1  The system shall keep **every** change    high      12
        FR-2  Short                                     low        3

        Name       Description                    Another description     Last column of
                                                                          this wide
                                                                          table
        ─────────  ─────────────────────────────  ──────────────────────  ──────────────
        something  with words that need quite     more of the same kind   and the end
                   some room to be shown          of words

        <details>
        <summary>More</summary>

        ────────────────────────────────────────────────────────────────────────────────

        日本語の仕様書は空白なしで折り返されます。オフライン同期の要件と制約についてここ
        に書きます。 שלום עולם
        """#)
  }

  @Test func at40ColumnsWithoutUnicode() throws {
    #expect(
      try MarkdownSamples.plain(MarkdownSamples.everything, width: 40, glyphs: .ascii) == #"""
        Offline *sync* for `mobile` clients
        ===================================

        Status: In Review
        Created: 2025-01-04
        Author: Ada Okafor ada@tidewater.example

        Plain words, *emphasis*, **strong
        words**, ***both***, ~~gone~~, `code`,
        and a soft break. A line
        break, a link
        (https://tidewater.example/plan),
        https://tidewater.example, Level three,
        [image: a diagram] and <kbd>Ctrl</kbd>.

        Requirements
        ------------

        -- FR-1: Level three

        --- Level four with a title that is long
            enough to wrap at forty columns

        1. FR-1: The system shall keep every
           change that was made offline until
           the server has confirmed it.
        2. NFR-2.1: Latency Below 200 ms.
           * nested, **bold inside** the text of
             a nested item that goes on for a
             while
             1) deeper

        [ ] Open
        [x] Done, with a rather long text so
            that it has to wrap somewhere

         9. Nine

        10. Ten

            A second paragraph.

              sh
                spec list --json

        | A quote that is long enough to wrap at
        | forty columns, for sure.
        |
        | | Nested, with a list:
        | |
        | | * one

          swift
            let answer = 42  // a line of code that is never wrapped, however narrow the terminal may be

                tabbed

            indented code

        ID    Requirement         Priority  Cost
        ----  ------------------  --------  ----
        FR-1  The system shall      high      12
              keep **every**
              change

        FR-2  Short                 low        3

        Name: something
        Description: with words that need quite
          some room to be shown
        Another description: more of the same
          kind of words
        Last column of this wide table: and the
          end

        <details>
        <summary>More</summary>

        ----------------------------------------

        日本語の仕様書は空白なしで折り返されま
        す。オフライン同期の要件と制約についてこ
        こに書きます。 שלום עולם
        """#)
  }
}
