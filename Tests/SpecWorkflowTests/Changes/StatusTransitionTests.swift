import Testing

@testable import SpecWorkflow

/// What the workflow says of a step between two states.
struct StatusTransitionTests {
  @Test(
    arguments: [
      ("Draft", "In Review", "allowed"), ("In Review", "Approved", "allowed"),
      ("Approved", "In Review", "allowed"), ("Draft", "Approved", "skips In Review"),
      ("Draft", "Implemented", "skips In Review, Approved"), ("Approved", "Draft", "forbidden"),
      ("Implemented", "Draft", "forbidden"), ("Draft", "Draft", "none"),
      ("Accepted", "Draft", "none"), ("Draft", "Accepted", "none"),
      (nil, "Draft", "none"), (nil, "Approved", "skips Draft, In Review"),
    ] as [(String?, String, String)])
  func table(_ from: String?, _ to: String, _ expected: String) {
    let found = StatusTransition(
      from: from, to: to, states: StatusVocabulary.standard.states,
      transitions: Configuration.standardTransitions)
    let words =
      switch found {
      case nil: "none"
      case .allowed?: "allowed"
      case .forbidden?: "forbidden"
      case .skips(let states)?: "skips " + states.joined(separator: ", ")
      }
    #expect(words == expected)
  }
}
