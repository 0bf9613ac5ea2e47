import Testing

@testable import spec

@Suite struct StyledTextTests {
  @Test func valuesAreEscapedAndOwnWordsAreNot() {
    let hostile = "x\u{1B}[2J\ny"
    #expect(StyledText(hostile, .id).plain == "x^[[2J^Jy")
    #expect(("is\n\(hostile, .id)" as StyledText).plain == "is\nx^[[2J^Jy")
    #expect(StyledText.block(hostile).plain == "x^[[2J\ny")
    #expect(StyledText(literal: "a\tb").plain == "a\tb")
  }

  @Test func rolesBecomeColourOnlyWhereColourIsWanted() {
    let text: StyledText = "\("SPEC-007", .id): \(3) of \(StyledText("4", .strong))"
    #expect(text.rendered(colour: false) == "SPEC-007: 3 of 4")
    #expect(
      text.rendered(colour: true) == "\u{1B}[33mSPEC-007\u{1B}[m: 3 of \u{1B}[1m4\u{1B}[m")
    #expect(text.columns == 16)
  }

  @Test func everyLineClosesWhatItOpens() {
    let text = StyledText.block("one\n\ntwo", .code)
    #expect(text.rendered(colour: true) == "\u{1B}[36mone\u{1B}[m\n\n\u{1B}[36mtwo\u{1B}[m")
  }

  @Test func neighboursOfOneRoleAreOneSpan() {
    let text = StyledText("a", .id) + StyledText("b", .id) + StyledText() + "c"
    #expect(text.spans.count == 2)
    #expect(StyledText("").isEmpty)
    #expect([StyledText("a"), StyledText("b")].joined(separator: ", ").plain == "a, b")
  }

  @Test func aRoleIsGivenToPartsWithoutOne() {
    let text = ("a" + StyledText("b", .id)).styled(.heading)
    #expect(text.spans.map(\.role) == [.heading, .id])
  }

  @Test func theEllipsisTakesTheRoleOfWhatItCuts() {
    let text = ("status " + StyledText("approved", .approved)).truncated(to: 10)
    #expect(text.rendered(colour: true) == "status \u{1B}[32map…\u{1B}[m")
    let atTheSeam = ("status " + StyledText("approved", .approved)).truncated(to: 8)
    #expect(atTheSeam.rendered(colour: true) == "status \u{1B}[32m…\u{1B}[m")
  }

  @Test func everyRoleIsAPlainSequenceOfTheSixteenColours() {
    for role in Role.allCases {
      for parameter in role.parameters.split(separator: ";") {
        let number = Int(parameter) ?? -1
        #expect(1...4 ~= number || 30...37 ~= number || 90...97 ~= number, "\(role)")
      }
    }
  }
}
