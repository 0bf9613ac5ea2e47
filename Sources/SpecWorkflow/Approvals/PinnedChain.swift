internal import Git

/// Works out the chain of policies with the pins that count for it.
struct PinnedChain {
  let pins: [TrustPin]
  let history: History
  let tip: Int
  /// The chain with the commits in which a policy may begin.
  let build: (Set<Int>?) async throws(SpecError) -> PolicyChain

  /// The chain, and whether a pin holds it.
  ///
  /// Whatever project it is for, a pin counts where its commit is in the history; one for the
  /// project that the policy in force names must be.
  ///
  /// - Throws: `SpecError.notPinned`.
  func chain() async throws(SpecError) -> (chain: PolicyChain, isPinned: Bool) {
    var found: Set<Int> = []
    let general = pins.filter { $0.project == nil }
    for pin in general {
      if let index = try place(of: pin) {
        found.insert(index)
      }
    }
    if let first = general.first, found.isEmpty {
      throw Self.absent(first)
    }
    var missing: [String: TrustPin] = [:]
    for pin in pins {
      guard let project = pin.project else {
        continue
      }
      // As git has it, the last value of a key is the one that counts.
      guard pin == pins.last(where: { $0.project == project }) else {
        continue
      }
      if let index = try place(of: pin) {
        found.insert(index)
      } else {
        missing[project] = pin
      }
    }
    let chain = try await build(found.isEmpty ? nil : found)
    for policy in chain.policies(at: tip) {
      if let pin = missing[policy.project] {
        throw Self.absent(pin)
      }
    }
    return (chain, !found.isEmpty)
  }

  private func place(of pin: TrustPin) throws(SpecError) -> Int? {
    guard let id = ObjectID(hex: pin.commit) else {
      throw .notPinned(
        pin: pin.commit, reason: "the entry in \(pin.origin) must be a whole commit id")
    }
    return history.graph.index(of: id).flatMap { history.places[$0] >= 0 ? $0 : nil }
  }

  private static func absent(_ pin: TrustPin) -> SpecError {
    .notPinned(
      pin: pin.commit,
      reason: "the commit is not among the ancestors of what is judged; pinned in \(pin.origin)")
  }
}
