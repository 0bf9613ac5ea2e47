import Testing

@testable import SpecWorkflow

/// Whether a requirement asks for more or for less: told where it is sure, and not else.
struct StrengthTests {
  typealias Case = (old: String, new: String, changes: [Strength])

  @Test(
    arguments: [
      // RFC 2119.
      ("It should sync", "It shall sync", [.strengthened]),
      ("It should sync", "It must sync", [.strengthened]),
      ("It may sync", "It SHOULD sync", [.strengthened]),
      ("Sync is optional", "Sync is required", [.strengthened]),
      ("Sync is recommended", "Sync is required", [.strengthened]),
      ("It shall sync", "It should sync", [.weakened]),
      ("It must sync", "It may sync", [.weakened]),
      ("It shall not sync", "It should not sync", [.weakened]),
      ("It need not sync", "It should sync", [.strengthened]),
      ("It should sync soon", "It shall sync within an hour", [.strengthened]),
      ("It should try to sync", "It shall sync", [.strengthened]),
      // The same strength, opposites, several of them, and what means two things.
      ("It must sync", "It shall sync", []),
      ("It shall sync", "It shall not sync", []),
      ("It may not sync", "It shall not sync", []),
      ("It should send and may keep", "It may send and should keep", []),
      ("It should send and may keep", "It shall send and should keep", [.strengthened]),
      ("It syncs", "It shall sync", []),
      ("It should sync", "It syncs", []),
      ("It should sync in May", "It should sync in June", []),
    ] as [Case])
  func modals(_ old: String, _ new: String, _ changes: [Strength]) {
    #expect(Strength.changes(from: old, to: new) == changes)
  }

  @Test(
    arguments: [
      ("files up to 25 MB", "files up to 40 MB", [.limitRaised]),
      ("files up to 40 MB", "files up to 25 MB", [.limitLowered]),
      ("within 300 ms", "within 200 ms", [.limitLowered]),
      ("within 500 ms", "within 1 s", [.limitRaised]),
      ("within 500ms", "within 0.4 s", [.limitLowered]),
      ("within one second", "within two seconds", [.limitRaised]),
      ("within a minute", "within two minutes", []),
      ("within 1,000 ms", "within 1 s", []),
      ("at most 1,000 notes", "at most 1_500 notes", [.limitRaised]),
      ("at least 8 characters", "at least 12 characters", [.limitRaised]),
      ("no more than 3 tries", "no more than 2 tries", [.limitLowered]),
      ("a maximum of 10 people", "a maximum of 20 people", [.limitRaised]),
      ("shall not exceed 2 GB", "shall not exceed 2 GiB", [.limitRaised]),
      ("20 people at most", "50 people at most", [.limitRaised]),
      ("99.9 % or more", "99.95 % or more", [.limitRaised]),
      ("for less than 30 days", "for less than 4 weeks", [.limitLowered]),
      ("keep a 30-day history", "keep a 90-day history", [.raised]),
      ("retry 3 times", "retry 5 times", [.raised]),
      ("retry 5 times", "retry 3 times", [.lowered]),
      // A limit is one whatever else changes; another number only where nothing else does.
      ("up to 20 people", "up to 50 people, shown 25 to a page", [.limitRaised]),
      ("retry 3 times", "retry 5 times and give up", []),
      ("should take up to 25 MB", "shall take up to 40 MB", [.strengthened, .limitRaised]),
      ("from 10 to 20 people", "from 5 to 50 people", []),
      ("within 2 s for 100 users", "within 1 s for 200 users", []),
      // What cannot be compared, or be read in one way only.
      ("up to 25 MB", "up to 25 people", []),
      ("within 30 days", "within 1 month", []),
      ("at most 1.000 notes", "at most 2 notes", []),
      ("at most 2,5 s", "at most 3 s", []),
      ("since 2026-01-01", "since 2026-02-01", []),
      ("up to 25 Mb", "up to 40 MB", []),
    ] as [Case])
  func quantities(_ old: String, _ new: String, _ changes: [Strength]) {
    #expect(Strength.changes(from: old, to: new) == changes)
  }
}
