import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Suggestions and the words of a status.
struct WordTests {
  @Test(arguments: [
    ("Aproved", "Approved"), ("approved", "Approved"), ("in reveiw", "In Review"),
    ("Darft", "Draft"), ("Implmented", "Implemented"), ("Done", ""), ("", ""), ("D", ""),
    ("xx", ""),
  ])
  func suggestion(_ typed: String, _ word: String) {
    let states = StatusVocabulary.standard.states
    #expect(Suggestion.nearest(to: typed, among: states) ?? "" == word)
  }

  @Test("the first of equally near words, and none of none")
  func ties() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "rat"]) == "cat")
    #expect(Suggestion.nearest(to: "bat", among: []) == nil)
    #expect(Suggestion.nearest(to: "tset", among: ["toast", "test"]) == "test")
  }

  @Test("the distance of random words is that of the textbook's recursion")
  func distance() {
    var random = SplitMix(state: 7)
    for _ in 0..<400 {
      let words = (0..<2).map { _ in
        (0..<random.next(below: 6)).map { _ in Unicode.Scalar(UInt8(97 + random.next(below: 3))) }
      }
      #expect(
        Suggestion.distance(words[0], words[1]) == Self.recursion(words[0][...], words[1][...]),
        "\(words)")
    }
  }

  private static func recursion(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let x = a.last, let y = b.last else {
      return a.count + b.count
    }
    var best = min(
      recursion(a.dropLast(), b) + 1, recursion(a, b.dropLast()) + 1,
      recursion(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    if a.count > 1, b.count > 1, a.dropLast().last == y, b.dropLast().last == x {
      best = min(best, recursion(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }

  @Test(arguments: [
    ("Draft", "Draft"), ("draft", "Draft"), ("DRAFT (2nd)", "Draft"), ("In Review", "In Review"),
    ("in review by Ada", "In Review"), ("Implemented (Swift 5.9)", "Implemented"),
    ("Approved: yes", "Approved"), ("Draft–late", "Draft"), ("Drafted", ""), ("Draft2", ""),
    ("Not Draft", ""), ("In  Review", ""), ("", ""), (" Draft", ""), ("Draftä", ""),
    ("Draft | In Review", "Draft"),
  ])
  func state(_ status: String, _ state: String) {
    #expect(StatusVocabulary.standard.state(of: status) ?? "" == state)
  }

  @Test(
    "the longest state wins, wherever it stands in the order",
    arguments: [
      ("Accepted with revisions", "Accepted with revisions"),
      ("accepted WITH revision", "Accepted"),
      ("Accepted", "Accepted"), ("STRASSE", ""), ("ΑΣ", "ΑΣ"),
    ])
  func longest(_ status: String, _ state: String) {
    let vocabulary = StatusVocabulary(["Accepted", "Accepted with revisions", "Straße", "ΑΣ"])
    #expect(vocabulary.state(of: status) ?? "" == state)
  }
}
