/// Texts of specs in the form of the project's template.
public enum Documents {
  /// A spec with the template's header fields and sections, in its order.
  ///
  /// A criterion or question that begins with `[x] ` is ticked.
  public static func spec(
    _ id: String, _ title: String, status: String = "Draft", created: String = "2026-01-01",
    updated: String = "2026-01-01", author: String = "Ada Okafor",
    overview: String = "What it does and why it is needed.",
    requirements: [String] = ["The system shall keep its promise."],
    nonFunctional: [String] = ["Answers within one second."],
    criteria: [String] = ["The promise is kept"], questions: [String] = ["Is one second enough?"]
  ) -> String {
    """
    # \(id): \(title)

    **Status**: \(status)
    **Created**: \(created)
    **Updated**: \(updated)
    **Author**: \(author)

    ## Overview

    \(overview)

    ## Goals

    - Do it well

    ## Non-Goals

    Everything else.

    ## Requirements

    ### Functional Requirements

    \(numbered("FR", requirements))

    ### Non-Functional Requirements

    \(numbered("NFR", nonFunctional))

    ## User Stories

    **As a** keeper of specs
    **I want** the truth
    **So that** nobody has to guess

    ### Acceptance Criteria

    \(boxes(criteria))

    ## Design

    ### Data Models

    ```python
    class Model:
        status = "**Status**: Draft"
    ```

    ## Edge Cases

    1. **Edge Case 1**: Nothing is there.

    ## Dependencies

    - None

    ## Testing Strategy

    - Unit tests

    ## Security Considerations

    - None

    ## Migration Strategy

    None.

    ## Open Questions

    \(boxes(questions))

    ## References

    - Related specs

    """
  }

  private static func numbered(_ prefix: String, _ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      "\(index + 1). **\(prefix)-\(index + 1)**: \(text)"
    }.joined(separator: "\n")
  }

  private static func boxes(_ texts: [String]) -> String {
    texts.map { text in
      text.hasPrefix("[x] ") ? "- \(text)" : "- [ ] \(text)"
    }.joined(separator: "\n")
  }
}
