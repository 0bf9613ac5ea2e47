/// What the order of the states and the steps between them say of approvals.
struct StatusOrder {
  let states: [String]
  let transitions: [String: [String]]

  init(_ configuration: Configuration) {
    states = configuration.vocabulary.states
    transitions = configuration.transitions
  }

  func place(of state: String) -> Int {
    states.firstIndex(of: state) ?? -1
  }

  /// Whether a state is another one or a later one.
  func isReached(_ target: String, in state: String?) -> Bool {
    state.map { place(of: $0) >= place(of: target) } ?? false
  }

  func allows(_ from: String, _ to: String) -> Bool {
    transitions[from]?.contains(to) ?? false
  }

  /// Whether no step leads to a state but by way of another, earlier one: then it stands on the
  /// other's approvals, as Implemented does on those of Approved, and so does one that no step leads
  /// to at all.
  func stands(_ state: String, on target: String) -> Bool {
    state == target
      || (place(of: state) > place(of: target) && !reachable(without: target).contains(state))
  }

  private func reachable(without avoided: String) -> Set<String> {
    guard let first = states.first, first != avoided else {
      return []
    }
    var found: Set<String> = [first]
    var pending = [first]
    while let state = pending.popLast() {
      for next in transitions[state] ?? [] where next != avoided && found.insert(next).inserted {
        pending.append(next)
      }
    }
    return found
  }
}
