import SpecTestSupport
import Testing

/// `spec diff`: what is compared with what, and how it is told.
struct DiffTests {
  private func diff(_ council: Council, _ arguments: String...) throws -> ToolOutput {
    try SpecTool.run(
      ["diff"] + arguments,
      environment: council.repository.environment.merging(council.environment()) { $1 },
      directory: council.repository.path)
  }

  /// A spec that was approved and then edited by Dee.
  private func edited() throws -> Council {
    let council = try Council()
    try council.decide("approve", "1", "--yes")
    try council.repository.replace("keep its promise", "keep every promise", in: Council.first)
    try council.repository.commit("Promise more", author: .dee)
    return council
  }

  @Test func sinceTheLastApproval() throws {
    let council = try edited()
    let commit = try council.repository.id()
    let output = try diff(council, "1")
    #expect(output.status == 0)
    #expect(output.lines.count == 1)
    let row = output.lines[0].split(separator: "\t", omittingEmptySubsequences: false)
    #expect(row[0..<5] == ["SPEC-001", "requirement", "FR-1", "changed", Substring(commit)])
    #expect(row[5] == Substring(Person.dee.name))
    #expect(row[6].contains("keep [-its-]{+every+} promise"))
    // Who approved is whose base it is; another one has none.
    #expect(try diff(council, "1", "--mine").text == output.text)
    try diff(council, "2").expect(
      .init(
        error: "SPEC-002 was never approved",
        hint: "spec diff SPEC-002 HEAD~1, or another revision"), "never")
    #expect(try diff(council).text == output.text)
    // Somebody else's approval is not one's own.
    let stranger = try SpecTool.run(
      ["diff", "1", "--mine"],
      environment: council.repository.environment.merging(council.environment()) { $1 }
        .merging(["GIT_COMMITTER_EMAIL": "nobody@elsewhere.example"]) { $1 },
      directory: council.repository.path)
    #expect(stranger.status == 2)
    #expect(stranger.errors.hasPrefix("error: the policy knows nobody with the address nobody@"))
    try diff(council, "1/FR-1").expect(
      .init(error: "diff takes a whole spec", hint: "spec diff 1"), "requirement")
    try diff(council, "HEAD...HEAD").expect(
      .init(error: "a range has two dots: 'HEAD...HEAD'", hint: "spec diff v1.0..v2.0"), "dots")
    let without = try Council(files: [".spec/config.yml": "", ".spec/allowed_signers": ""])
    #expect(try diff(without).errors.hasPrefix("error: this repository has no policy"))
  }

  @Test func ranges() throws {
    let council = try edited()
    #expect(try diff(council, "HEAD~1").lines.count == 1)
    #expect(try diff(council, "HEAD~1..").text == diff(council, "1", "HEAD~1..HEAD").text)
    #expect(try diff(council, "HEAD..HEAD", "--exit-code").status == 0)
    #expect(try diff(council, "HEAD~1", "--exit-code").status == 1)
    let back = try diff(council, "HEAD..HEAD~1")
    #expect(back.lines.count == 1)
    #expect(back.text.contains("keep [-every-]{+its+} promise"))
    #expect(try diff(council, "HEAD~1", "--stat").lines[0].hasSuffix("\t1 changed"))
    #expect(try diff(council, "nothing..HEAD").status == 2)
    let unknown = try diff(council, "99")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("99") && !unknown.errors.contains("revision"))
    #expect(try diff(council, "1", "HEAD~1", "--mine").status == 2)
  }

  @Test func specsThatComeAndGo() throws {
    let council = try edited()
    try council.repository.remove(Council.second)
    try council.repository.commit("Drop it", author: .dee)
    let gone = try diff(council, "HEAD~1", "--json").json()
    #expect(gone["schema"].string == "spec.diff/1")
    #expect(gone["specs"].array.map { $0["id"].string } == ["SPEC-002"])
    let changes = gone["specs"][0]["changes"].array
    #expect(changes.allSatisfy { $0["changes"][0].string == "removed" })
    #expect(changes.allSatisfy { $0["commits"].array.count == 1 })
    let came = try diff(council, "HEAD..HEAD~1", "--json").json()
    #expect(
      came["specs"][0]["changes"].array.allSatisfy { $0["changes"][0].string == "added" })
  }
}
