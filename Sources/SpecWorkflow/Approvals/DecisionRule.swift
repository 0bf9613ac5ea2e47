/// What several policies that are in force together ask for: of each the stricter.
struct DecisionRule {
  var need: Int
  var from: Set<String>
  var own: Bool
  var covers: ApprovalRule.Coverage
  var authors: ApprovalRule.Authorship

  /// `nil` where none of the policies has a rule for it.
  init?(_ policies: [Policy], for state: String, path: String, tags: Set<String>) {
    let rules = policies.compactMap { $0.rule(for: state, path: path, tags: tags) }
    guard let first = rules.first else {
      return nil
    }
    need = rules.map(\.need).max() ?? first.need
    from = rules.dropFirst().reduce(first.from) { $0.intersection($1.from) }
    own = rules.allSatisfy(\.own)
    covers = rules.allSatisfy { $0.covers == .requirements } ? .requirements : .document
    authors = rules.contains { $0.authors == .signed } ? .signed : .any
  }
}
