import SpecTestSupport
import Testing

@testable import Git

/// The counters that a watchdog reads; other tests count at the same time.
struct ActivityTests {
  @Test func aCallIsCountedWhenItBeginsAndWhenItEnds() throws {
    let before = Activity.sample
    var inside: [Activity.Sample] = []
    try check(
      "a_call",
      {
        for _ in 0..<10_000 {
          inside.append(Activity.sample)
        }
        return 0
      }())
    let after = Activity.sample
    #expect(inside.allSatisfy { $0.isInside })
    #expect(inside.allSatisfy { $0.entered > before.left && $0.entered > $0.left })
    #expect(after.entered > before.entered)
    #expect(after.left > before.left)
  }

  @Test func aCallThatFailsHasEndedToo() throws {
    // libgit2's error message is asked for, which it has none before it is initialised.
    try Libgit2.initialize()
    let before = Activity.sample
    #expect(errorOf { try check("a_call", -1) }?.code == .generic)
    #expect(Activity.sample.left > before.left)
  }

  @Test func everyReadCounts() throws {
    let repository = try TestRepository()
    try repository.commit()
    let before = Activity.sample
    _ = try repository.open().commit(repository.oid())
    #expect(Activity.sample.entered >= before.entered + 3)
  }
}
