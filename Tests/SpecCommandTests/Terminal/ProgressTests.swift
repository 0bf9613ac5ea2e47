import Testing

@testable import spec

@Suite struct ProgressTests {
  let start = ContinuousClock().now
  let terminal = StreamProfile(isTerminal: true, width: 40)

  private func progress(
    on profile: StreamProfile, environment: [String: String] = ["TERM": "xterm"]
  ) -> Progress {
    Progress("Reading history", on: profile, environment: environment, start: start)
  }

  @Test func nothingIsShownInTheFirst300Milliseconds() {
    var progress = progress(on: terminal)
    #expect(progress.update(done: 1, total: 10, at: start + .milliseconds(299)) == nil)
    #expect(progress.finish() == nil)
  }

  @Test func aLineReplacesTheOneBeforeAndIsErased() {
    var progress = progress(on: terminal)
    #expect(
      progress.update(done: 5, total: 20, at: start + .milliseconds(300))
        == "\rReading history: 25% (5/20)\u{1B}[K")
    #expect(progress.update(done: 6, total: 20, at: start + .milliseconds(399)) == nil)
    #expect(
      progress.update(done: 7, at: start + .milliseconds(400))
        == "\rReading history: 7\u{1B}[K")
    #expect(progress.finish() == "\r\u{1B}[K")
    #expect(progress.finish() == nil)
  }

  @Test func aLineNeverReachesTheLastColumn() {
    var progress = progress(on: StreamProfile(isTerminal: true, width: 12))
    #expect(
      progress.update(done: 5, total: 20, at: start + .seconds(1)) == "\rReading hi…\u{1B}[K")
  }

  @Test func moreThanAllIsAll() {
    var progress = progress(on: terminal)
    #expect(
      progress.update(done: 30, total: 20, at: start + .seconds(1))
        == "\rReading history: 100% (30/20)\u{1B}[K")
  }

  @Test(arguments: [
    (false, ["TERM": "xterm"]), (true, ["TERM": "xterm", "CI": "true"]), (true, ["TERM": "dumb"]),
    (true, [:]),
  ])
  func silentWhereNobodyCouldReadIt(isTerminal: Bool, environment: [String: String]) {
    var progress = progress(
      on: StreamProfile(isTerminal: isTerminal), environment: environment)
    #expect(progress.update(done: 1, total: 2, at: start + .seconds(9)) == nil)
  }
}
