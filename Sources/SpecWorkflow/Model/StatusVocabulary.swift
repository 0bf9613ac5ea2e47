/// The states that a team's specs can be in, in the order of the workflow.
public struct StatusVocabulary: Sendable, Hashable {
  /// The names as the team writes them.
  public var states: [String]

  public init(_ states: [String]) {
    self.states = states
  }

  /// The template's: Draft, In Review, Approved, Implemented.
  public static let standard = StatusVocabulary(["Draft", "In Review", "Approved", "Implemented"])

  /// The state that a status begins with, such as `Implemented` for `Implemented (Swift 5.9)`.
  ///
  /// The longest one wins; case is ignored; a word must end where the state does. `nil` where the
  /// status begins with none of them.
  public func state(of status: String) -> String? {
    let status = status.lowercased()
    return
      states
      .filter { state in
        let state = state.lowercased()
        guard status.hasPrefix(state) else {
          return false
        }
        guard let next = status.dropFirst(state.count).first else {
          return true
        }
        return !next.isLetter && !next.isNumber
      }
      .max { $0.count < $1.count }
  }
}
