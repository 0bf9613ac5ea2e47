import SystemPackage
import Testing

@testable import spec

@Suite struct PagerProcessTests {
  private let environment = ["PATH": "/usr/bin:/bin", "LESS": "FRX"]

  /// What a pager that writes to the file of the descriptor makes of `text`.
  private func shown(
    _ text: String, through command: (_ file: String) -> String
  ) throws -> (text: String, outcome: PagerProcess.Outcome) {
    try withTemporaryFile { path, file in
      let outcome = PagerProcess.run(
        command(path), showing: Array(text.utf8), environment: environment)
      return (try contents(of: file), outcome)
    }
  }

  @Test func thePagerReadsTheWholeOutput() throws {
    let result = try shown("one\ntwo\n") { "sed s/^/P:/ >\($0)" }
    #expect(result.text == "P:one\nP:two\n")
    #expect(result.outcome == .shown)
  }

  @Test func moreThanAPipeHoldsComesThrough() throws {
    let text = String(repeating: "words\n", count: 100_000)
    #expect(try shown(text) { "wc -c >\($0)" }.text.filter(\.isNumber) == "600000")
  }

  @Test func thePagerSeesTheEnvironmentItIsGiven() throws {
    #expect(try shown("x") { "printenv LESS >\($0)" }.text == "FRX\n")
  }

  @Test(arguments: ["true", "sh -c 'exit 3'", "head -c 1 >/dev/null", "kill -9 $$"])
  func leavingEarlyIsNoError(command: String) {
    let much = [UInt8](repeating: 0x78, count: 1_000_000)
    #expect(PagerProcess.run(command, showing: much, environment: environment) == .shown)
  }

  @Test(arguments: ["no-such-pager", "no-such-pager -R", "/no/such/pager", "exec no-such-pager"])
  func aPagerThatCannotStartIsReported(command: String) {
    // Standard error of the test would only show the shell's own complaint.
    let quiet = command.hasPrefix("exec") ? command + " 2>/dev/null" : command
    #expect(
      PagerProcess.run(quiet, showing: Array("x".utf8), environment: environment) == .notStarted)
  }

  @Test(arguments: [
    ("sh", true), ("sh -c true", true), ("/bin/sh", true), ("nothing-here", false),
    ("LESS=R nothing-here", true), ("nothing-here | sh", true), ("'nothing here'", true),
    ("command sh", true), ("  sh  ", true), ("", true),
  ])
  func onlyAPlainCommandIsLookedUp(command: String, expected: Bool) {
    #expect(PagerProcess.canStart(command, environment: environment) == expected)
  }
}
