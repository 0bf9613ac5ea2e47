import Foundation
import SpecTestSupport
import Testing

/// `spec verify`: exit statuses, JSON, and what fits a terminal.
struct VerifyTests {
  private func verify(_ council: Council, _ arguments: String...) throws -> ToolOutput {
    try SpecTool.run(
      ["verify"] + arguments,
      environment: council.repository.environment.merging(council.environment()) { $1 },
      directory: council.repository.path)
  }

  @Test func statuses() throws {
    let council = try Council()
    let repository = council.repository
    #expect(try verify(council).status == 0)
    try council.decide("approve", "1", "--yes")
    let good = try verify(council)
    #expect(good.status == 0)
    #expect(good.lines.first == "spec\tSPEC-001\tapproved\t1\t1\tApproved\t1\t")
    // The words were changed since.
    try repository.replace("keep its promise", "keep every promise", in: Council.first)
    try repository.commit("Promise more", author: .dee)
    let stale = try verify(council, "1", "--json")
    #expect(stale.status == 1)
    let spec = try stale.json()["specs"][0]
    #expect(spec["verdict"].string == "stale")
    #expect(spec["changed"].array.map(\.string) == ["FR-1"])
    #expect(spec["approvals"][0]["verdict"].string == "other-content")
    // What was approved before is good still.
    #expect(try verify(council, "--at", "HEAD~1").status == 0)
    // Another claims a status that nobody approved.
    try repository.replace("**Status**: In Review", "**Status**: Approved", in: Council.second)
    try repository.commit("Approve it by hand", author: .dee)
    let unproven = try verify(council, "2", "--json")
    #expect(unproven.status == 1)
    #expect(try unproven.json()["specs"][0]["verdict"].string == "unproven")
  }

  @Test func policyReports() throws {
    let council = try Council()
    let repository = council.repository
    let root = try repository.id()
    try repository.write(
      ".spec/config.yml", Council.policy().replacing("[ada, ben, chi]", with: "[ada]"))
    let change = try repository.commit("Ben may not", author: .dee)
    let output = try verify(council)
    #expect(output.status == 1)
    #expect(
      output.errors.hasPrefix("error: the policy in \(change.prefix(10)) is not in force: "))
    let json = try verify(council, "--json").json()
    #expect(json["policy"].array.count == 1)
    #expect(json["policy"][0]["commit"].string == change)
    #expect(json["policy"][0]["standing"].bool == true)
    #expect(json["trust"]["root"].string == root)
    // Ben may approve still, by the policy that is in force.
    #expect(try council.spec("approve", "1", "--yes", by: "ben").status == 0)
    try repository.git("config", "--global", "spec.trust", root)
    #expect(try verify(council, "--json").json()["trust"]["pinned"].bool == true)
    #expect(try !verify(council).errors.contains("not pinned"))
  }

  @Test("a broken configuration is a report, in the work tree and in a bare clone")
  func brokenConfiguration() throws {
    let council = try Council()
    let repository = council.repository
    try council.decide("approve", "1", "--yes")
    try repository.write(".spec/config.yml", "approvals: [\n")
    // What is not committed is nothing to a verdict.
    #expect(try verify(council).status == 0)
    #expect(try verify(council, "1").lines.first?.hasPrefix("spec\tSPEC-001\tapproved") == true)

    let change = try repository.commit("Break it", author: .dee)
    let bare = try repository.clone(bare: true)
    for place in [repository, bare] {
      let output = try place.spec("verify", "--json")
      #expect(output.status == 1)
      let report = try output.json()["policy"]
      #expect(report.array.map { $0["commit"].string } == [change])
      #expect(report[0]["kind"].string == "unreadable")
      #expect(report[0]["standing"].bool == true)
      #expect(try output.json()["specs"][0]["verdict"].string == "approved")
    }
    let without = try Council(files: [".spec/config.yml": "approvals: [\n"]).repository
    #expect(try without.spec("verify").status == 2)
    #expect(try without.spec("verify").errors.hasPrefix("error: .spec/config.yml:"))
  }

  @Test func noPolicyAndShallow() throws {
    let council = try Council(files: [".spec/config.yml": "", ".spec/allowed_signers": ""])
    let tip = try council.repository.id()
    try verify(council).expect(
      .init(
        error: "this repository has no policy of approvals",
        cause: "nothing in .spec/config.yml asks for any at \(tip.prefix(10))",
        hint: "spec init"), "no policy")
    let full = try Council()
    try full.decide("approve", "1", "--yes")
    let clone = try full.repository.clone(depth: 1)
    let output = try clone.spec("verify", "--json")
    #expect(output.status == 5)
    #expect(try output.json()["specs"][0]["verdict"].string == "unknown")
    #expect(try clone.spec("approve", "2", "--yes").status != 0)
  }

  @Test func schema() throws {
    let council = try Council(need: 2)
    try council.decide("approve", "1", "--yes")
    let json = try verify(council, "--json").json()
    #expect(json["schema"].string == "spec.verify/1")
    #expect(json.keys == ["at", "policy", "problems", "schema", "specs", "trust"])
    #expect(json["at"].string == (try council.repository.id()))
    #expect(json["trust"].keys == ["pinned", "root"])
    let spec = json["specs"][0]
    let wanted = [
      "approvals", "changed", "content", "have", "id", "need", "path", "round", "status",
      "target", "verdict",
    ]
    #expect(Set(wanted).isSubset(of: spec.keys))
    #expect(spec["verdict"].string == "pending")
    #expect(spec["have"].number == 1 && spec["need"].number == 2 && spec["round"].number == 1)
    #expect(spec["target"].string == "Approved" && spec["status"].string == "In Review")
    #expect(spec["content"].string?.hasPrefix("sha256:") == true)
    #expect(spec["missing"].array.map(\.string) == ["ben", "chi"])
    let approval = spec["approvals"][0]
    let members = ["commit", "date", "fingerprint", "format", "person", "reason", "verdict"]
    #expect(Set(members).isSubset(of: approval.keys))
    #expect(approval["commit"].string == json["at"].string)
    #expect(approval["date"].string == "2026-02-02T12:00:00Z")
    #expect(approval["fingerprint"].string == council.keys["ada"]?.fingerprint)
    #expect(approval["person"].string == "ada" && approval["format"].string == "ssh")
    #expect(approval["verdict"].string == "counts" && approval["reason"].isNull)
  }

  @Test("no line is wider than the terminal", arguments: [80, 40])
  func widths(_ columns: Int) throws {
    let council = try Council(need: 3)
    let repository = council.repository
    for id in ["ada", "ben", "chi"] {
      #expect(try council.spec("approve", "1", "--yes", by: id).status == 0)
    }
    try council.spec("approve", "2", "--yes")
    try repository.replace("keep its promise", "keep every promise", in: Council.first)
    try repository.replace("Do it well", "Do it better", in: Council.first)
    try repository.replace("Answers within one", "Answers within a", in: Council.first)
    try repository.replace("## Edge Cases\n", "## Edge Cases\n\nMany more.\n", in: Council.first)
    try repository.commit("Change a good deal", author: .dee)
    let output = try repository.spec(
      onTerminal: columns, "--color", "never", "verify", environment: council.environment())
    #expect(output.status == 1)
    #expect(output.text.contains("stale") && output.text.contains("pending"))
    for line in output.text.split(separator: "\n") {
      #expect(line.count <= columns, "\(line)")
    }
  }
}
