import Foundation
import SpecTestSupport
import Testing

/// What `spec check` prints and writes.
struct CheckOutputTests {
  private static let path = "specs/SPEC-001-offline-sync.md"
  private static let text = """
    # SPEC-001: Offline sync

    **Status**: In Review
    **Created**: 2026-01-01
    **Updated**: 2026-01-01
    **Author**: Ada Okafor

    ## Overview

    Ein Zug fährt, TBD.

    ## Requirements

    1. **FR-1**: Ärgerlich: it shall be fast.

    ## Acceptance Criteria

    - [ ] It is there.

    """

  private func repository(_ path: String = Self.path, _ text: String = Self.text) throws
    -> TestRepository
  {
    let repository = try TestRepository()
    for status in ["Draft", "In Review"] {
      try repository.write(path, text.replacing("In Review", with: status))
      try repository.commit("Propose it")
    }
    return repository
  }

  @Test func rowsAndStatuses() throws {
    let repository = try repository()
    let output = try repository.spec("check")
    #expect(output.status == 1)
    #expect(
      output.text == """
        specs/SPEC-001-offline-sync.md\t10\t17\terror\tD003\tplaceholder\tSPEC-001\t"TBD"
        specs/SPEC-001-offline-sync.md\t14\t38\twarning\tD008\tvague-word\tSPEC-001\t"fast" can mean anything

        """)
    #expect(output.errors == "1 spec: 1 error, 1 warning\n")
    #expect(try repository.spec("check", "--ignore", "D003").status == 0)
    #expect(try repository.spec("check", "-q", "--select", "D008").errors.isEmpty)
  }

  @Test func theLongForm() throws {
    let output = try repository().spec("check", "--output", "text", "--select", "vague-word")
    #expect(
      output.text == """
        specs/SPEC-001-offline-sync.md:14:38: warning: "fast" can mean anything [D008
            vague-word]
           14 | 1. **FR-1**: Ärgerlich: it shall be fast.
              |                                     ^^^^
          mend: say how much, how often or by when


        """)
  }

  @Test func severalAtOnce() throws {
    let repository = try repository()
    let output = try repository.spec(
      "check", "--output", "concise", "--output", "sarif:report.sarif", "--output", "junit:j.xml")
    #expect(output.lines.count == 2)
    #expect(try repository.read("report.sarif").hasPrefix("{"))
    #expect(try repository.read("j.xml").contains("failures=\"1\""))
    let two = try repository.spec("check", "--output", "json", "--output", "sarif")
    #expect(two.status == 2)
    let nowhere = try repository.spec("check", "--output", "json:none/report.json")
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.hasPrefix("error: none/report.json cannot be written\ncause: "))
  }

  @Test func json() throws {
    let json = try repository().spec("check", "--json").json()
    #expect(json["schema"].string == "spec.check/1")
    #expect(json["counts"]["error"].number == 1)
    let finding = json["findings"][0]
    #expect(finding["code"].string == "D003")
    #expect(finding["line"].number == 10)
    #expect(finding["column"].number == 17)
    #expect(finding["endColumn"].number == 19)
  }

  @Test func sarif() throws {
    let json = try repository("specs/ä b#1/SPEC-001 x.md").spec("check", "--output", "sarif").json()
    #expect(json["version"].string == "2.1.0")
    let run = json["runs"][0]
    #expect(run["tool"]["driver"]["rules"][1]["id"].string == "D008")
    #expect(run["tool"]["driver"]["rules"][1]["name"].string == "VagueWord")
    let result = run["results"][1]
    #expect(result["ruleIndex"].number == 1)
    let place = result["locations"][0]["physicalLocation"]
    #expect(place["artifactLocation"]["uri"].string == "specs/%C3%A4%20b%231/SPEC-001%20x.md")
    // `Ä` is two bytes and one code point.
    #expect(place["region"]["startColumn"].number == 37)
    #expect(place["region"]["endColumn"].number == 41)
    #expect(result["partialFingerprints"]["specFinding/v1"].string?.count == 64)
  }

  @Test func annotations() throws {
    let repository = try repository("specs/a,b:c%/SPEC-001 x.md")
    let lines = try repository.spec("check", "--output", "github").lines
    #expect(
      lines[0]
        == "::error file=specs/a%2Cb%3Ac%25/SPEC-001 x.md,line=10,endLine=10,col=17,endColumn=20,"
        + "title=D003 placeholder::\"TBD\". To mend it: write what it stands for, or take it out")
    #expect(lines[1].hasPrefix("::warning file="))
  }

  @Test func moreAnnotationsThanAreShown() throws {
    let items = (1...30).map { "\($0). **FR-\($0)**: It shall be fast.\n" }.joined()
    let text = Self.text.replacing("1. **FR-1**: Ärgerlich: it shall be fast.\n", with: items)
    let lines = try repository(Self.path, text).spec("check", "--output", "github").lines
    #expect(lines.filter { $0.hasPrefix("::warning") }.count == 10)
    #expect(lines.last == "::warning title=spec check::21 more: spec check shows them all")
  }

  @Test func gitLab() throws {
    let json = try repository().spec("check", "--output", "gitlab").json()
    #expect(json[0]["severity"].string == "critical")
    #expect(json[0]["location"]["path"].string == Self.path)
    #expect(json[0]["location"]["lines"]["begin"].number == 10)
    #expect(json[0]["fingerprint"].string != json[1]["fingerprint"].string)
  }

  @Test func hostileTextStaysText() throws {
    let text = Self.text.replacing("TBD", with: "\u{1B}[31m]]> <x> & TBD \u{202E}\u{7}")
    let repository = try repository(Self.path, text)
    for form in ["text", "concise", "json", "sarif", "github", "gitlab", "junit"] {
      let output = try repository.spec("check", "--output", form)
      for scalar in ["\u{1B}", "\u{202E}", "\u{7}"] {
        #expect(!output.text.unicodeScalars.contains(Unicode.Scalar(scalar)!), "\(form)")
      }
    }
  }

  @Test func aBaselineLeavesOutWhatIsKnown() throws {
    let repository = try repository()
    #expect(try repository.spec("check", "--write-baseline", "known.json").status == 0)
    let known = try repository.spec("check", "--baseline", "known.json")
    #expect(known.status == 0)
    #expect(known.errors == "1 spec: nothing to report (2 silenced)\n")
    // Lines above come and go.
    try repository.write(
      Self.path, Self.text.replacing("Ein Zug", with: "New words.\n\nEin Zug") + "\nTODO\n")
    let more = try repository.spec("check", "--baseline", "known.json", "--select", "D003,D008")
    #expect(more.text.hasSuffix("\tD003\tplaceholder\tSPEC-001\t\"TODO\"\n"))
    #expect(more.lines.count == 1)
    try repository.write(Self.path, Self.text.replacing("TBD", with: "immer"))
    let mended = try repository.spec("check", "--baseline", "known.json", "--select", "D003,D008")
    #expect(mended.errors.contains("note: 1 of the findings in known.json are mended"))
    try repository.write("known.json", "[]")
    let broken = try repository.spec("check", "--baseline", "known.json")
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("error: the baseline known.json cannot be used\n"))
  }

  @Test func onlyWhatABranchBrought() throws {
    let repository = try repository()
    try repository.git("switch", "--quiet", "--create", "topic")
    #expect(try repository.spec("check", "--since", "main", "--select", "document").text.isEmpty)
    try repository.write(Self.path, Self.text + "\nTODO\n")
    try repository.commit("Forget something")
    let rows = try repository.spec("check", "--since", "main", "--select", "document").lines
    #expect(rows.count == 1)
    #expect(rows[0].contains("TODO"))
  }

  @Test func theIndexIsWhatIsStaged() throws {
    let repository = try repository()
    try repository.write(Self.path, Self.text.replacing("TBD", with: "immer"))
    try repository.git("add", "--all")
    try repository.write(Self.path, Self.text + "\nTODO\n")
    let before = try repository.git(["status", "--porcelain=v2"]).text
    #expect(try repository.spec("check", "--staged", "--select", "D003").text.isEmpty)
    #expect(try repository.spec("check", "--select", "D003").lines.count == 2)
    #expect(try repository.spec("check", "--at", "HEAD", "--select", "D003").lines.count == 1)
    #expect(try repository.git(["status", "--porcelain=v2"]).text == before)
  }
}
