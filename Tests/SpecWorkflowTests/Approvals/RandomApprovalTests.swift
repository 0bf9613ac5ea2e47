import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approvals by chance")
struct RandomApprovalTests {
  private static var seeds: Range<UInt64> {
    ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long" ? 1..<101 : 1..<11
  }

  @Test("what a decision says it comes to is what verify says", arguments: seeds)
  func agreement(_ seed: UInt64) async throws {
    var course = try RandomCourse(seed: seed)
    for _ in 0..<25 {
      try await course.step()
    }
    #expect(course.decisions > 0)
    #expect(try course.at.repository.git("status", "--porcelain").isEmpty)
  }
}

/// People who decide, edit and merge by chance under a policy of chance.
private struct RandomCourse {
  let at: ApprovalScenario
  private var random: SplitMix
  private var branches = ["main"]
  private var words = 0
  private var log: [String] = []
  private(set) var decisions = 0

  private static let people: [Who] = [.ada, .ben, .chi, .dee]

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    var policy = TestPolicy.need(1 + random.next(below: 3))
    policy.own = random.next(below: 2) == 0
    policy.covers = random.next(below: 2) == 0 ? "document" : "requirements"
    at = try ApprovalScenario(policy)
    log.append("need \(policy.need) own \(policy.own) covers \(policy.covers)")
  }

  mutating func step() async throws {
    let who = Self.people[random.next(below: 4)]
    switch random.next(below: 16) {
    case 0..<7: try await decide(.approve(as: nil), who)
    case 7: try await decide(.withdraw, who)
    case 8: try await decide(.mark("Approved", supersededBy: nil), who)
    case 9: try await decide(.mark("In Review", supersededBy: nil), who)
    case 10: try await decide(.mark("Implemented", supersededBy: nil), who)
    case 11, 12: try edit(who)
    case 13: try branch()
    case 14: try merge(who)
    default:
      try at.switchTo(branches[random.next(below: branches.count)])
    }
  }

  private mutating func decide(_ kind: DecisionRequest.Kind, _ who: Who) async throws {
    let outcome: DecisionOutcome
    do {
      outcome = try await at.decide(kind, by: who)
    } catch SpecError.refused(let refusal) {
      log.append("\(who) \(kind): refused, \(refusal.what)")
      return
    }
    decisions += 1
    log.append("\(who) \(kind): \(outcome.commit.short)")
    let after = try #require(outcome.after, "\(log)")
    let found = try #require(try await at.report()?.spec(at: ApprovalScenario.spec), "\(log)")
    #expect(found.verdict == after.verdict, "\(log)")
    #expect(found.have == after.have, "\(log)")
    #expect(try at.repository.id() == outcome.commit.hex, "\(log)")
    let isInPlace = outcome.plan.statement != nil && outcome.plan.from == outcome.plan.to
    #expect(
      ![.unproven, .stale].contains(found.verdict) || kind == .withdraw || isInPlace, "\(log)")
    if outcome.plan.statement != nil {
      let own = found.approvals.first { $0.commit == outcome.commit }
      #expect(own?.verdict == .counts, "\(log)")
      #expect(own?.person == who.rawValue, "\(log)")
    }
  }

  private mutating func edit(_ who: Who) throws {
    words += 1
    let text = try at.repository.read(ApprovalScenario.spec)
    let heading = random.next(below: 2) == 0 ? "## Overview\n" : "### Functional Requirements\n"
    let line = heading.hasPrefix("## O") ? "Words \(words)." : "9. **FR-\(words + 9)**: Words."
    try at.repository.write(
      ApprovalScenario.spec,
      text.replacing(heading, with: heading + "\n\(line)\n", maxReplacements: 1))
    try at.commit("Edit", author: who.person)
    log.append("\(who) edits")
  }

  private mutating func branch() throws {
    guard branches.count < 4 else {
      return
    }
    let name = "b\(branches.count)"
    try at.branch(name)
    branches.append(name)
    log.append("branch \(name)")
  }

  private mutating func merge(_ who: Who) throws {
    let other = branches[random.next(below: branches.count)]
    let tips = Set(try at.repository.git("rev-parse", other, "HEAD").split(separator: "\n"))
    guard tips.count == 2 else {
      return
    }
    try at.merge(other, "-X", random.next(below: 2) == 0 ? "ours" : "theirs", by: who)
    log.append("\(who) merges \(other)")
  }
}
