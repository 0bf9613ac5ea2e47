import SpecWorkflow

@testable import spec

/// Documents in Markdown, and how they are rendered.
enum MarkdownSamples {
  static func lines(
    _ text: String, width: Int = 80, glyphs: Glyphs = .unicode, isColoured: Bool = false
  ) throws -> [StyledText] {
    MarkdownRendering(width: width, glyphs: glyphs, isColoured: isColoured)
      .lines(try MarkdownReader.read(Array(text.utf8)))
  }

  static func plain(
    _ text: String, width: Int = 80, glyphs: Glyphs = .unicode
  ) throws -> String {
    try lines(text, width: width, glyphs: glyphs).map(\.plain).joined(separator: "\n")
  }

  /// The default form of a spec, as teams copy it.
  static let template = SeedTemplate.text

  /// Every construct of a document.
  static let everything = #"""
    # Offline *sync* for `mobile` clients

    **Status**: In Review
    **Created**: 2025-01-04
    **Author**: Ada Okafor <ada@tidewater.example>

    Plain words, *emphasis*, **strong words**, ***both***, ~~gone~~, `code`, and
    a soft break. A line\
    break, [a link](https://tidewater.example/plan), <https://tidewater.example>,
    [Level three](#level-three), ![a diagram](sync.png) and <kbd>Ctrl</kbd>.<!-- hidden -->

    <!-- a comment
    of two lines -->

    ## Requirements

    ### FR-1: Level three

    #### Level four with a title that is long enough to wrap at forty columns

    1. **FR-1**: The system shall keep every change that was made offline until the server has confirmed it.
    2. **NFR-2.1: Latency** Below 200 ms.
       - nested, **bold inside** the text of a nested item that goes on for a while
         1) deeper

    - [ ] Open
    - [x] Done, with a rather long text so that it has to wrap somewhere

    9. Nine

    10. Ten

        A second paragraph.

        ```sh
        spec list --json
        ```

    > A quote that is long enough to wrap at forty columns, for sure.
    >
    > > Nested, with a list:
    > > - one

    ```swift title="x"
    let answer = 42  // a line of code that is never wrapped, however narrow the terminal may be

    \#ttabbed
    ```

        indented code

    | ID | Requirement | Priority | Cost |
    | --- | :-- | :-: | --: |
    | FR-1 | The system shall keep **every** change | high | 12 |
    | FR-2 | Short | low | 3 |

    | Name | Description | Another description | Last column of this wide table |
    | --- | --- | --- | --- |
    | something | with words that need quite some room to be shown | more of the same kind of words | and the end |

    <details>
    <summary>More</summary>

    ***

    日本語の仕様書は空白なしで折り返されます。オフライン同期の要件と
    制約についてここに書きます。 שלום עולם

    """#
}
