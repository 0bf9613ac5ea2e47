/// All rules there are.
public enum RuleBook {
  /// By code.
  public static let rules: [Rule] = [
    .missingSection, .emptySection, .placeholder, .duplicateRequirement, .requirementWithoutID,
    .requirementGap, .requirementWithoutModal, .vagueWord, .openQuestion, .noAcceptanceCriteria,
    .malformedHeader, .contradictingHeader, .unreadableSpec,
    .malformedSuppression, .unusedSuppression, .unpaddedID,
    .createdNotInHistory, .updatedBehindHistory, .authorNotInHistory, .forbiddenTransition,
    .skippedStatus, .duplicateSpec,
    .unknownSpec, .unknownRequirement, .closedDependency, .dependencyCycle,
    .unapprovedStatus, .staleApproval, .ownWork, .unsignedApproval, .editedAfterApproval,
    .unknownApproval,
    .deletedBranch, .rewrittenBranch, .unauthorisedPolicy, .removedSpec, .untrustedBeginning,
  ]

  private static let byWord: [String: Rule] = {
    var found: [String: Rule] = [:]
    for rule in rules {
      found[rule.code.lowercased()] = rule
      found[rule.name] = rule
    }
    return found
  }()

  /// The rule with a code or a name, whatever its case.
  public static func rule(_ word: String) -> Rule? {
    byWord[word.lowercased()]
  }

  /// The rules that a word stands for: a code, a name, a family, or the beginning of codes such as
  /// `D` or `H00`; empty where it stands for none.
  public static func rules(named word: String) -> [Rule] {
    if let rule = rule(word) {
      return [rule]
    }
    if let family = Rule.Family(rawValue: word.lowercased()) {
      return rules.filter { $0.family == family }
    }
    return word.isEmpty ? [] : rules.filter { $0.code.hasPrefix(word.uppercased()) }
  }

  /// The rules that words stand for, each once in the order of the book.
  ///
  /// Throws `SpecError.unknownWord` for a word that stands for none.
  public static func rules(named words: [String]) throws(SpecError) -> [Rule] {
    var codes: Set<String> = []
    for word in words {
      let named = rules(named: word)
      guard !named.isEmpty else { throw unknown(word) }
      codes.formUnion(named.map(\.code))
    }
    return rules.filter { codes.contains($0.code) }
  }

  public static func unknown(_ word: String) -> SpecError {
    .unknownWord(
      word, kind: .rule, nearest: nearest(to: word), known: Rule.Family.allCases.map(\.rawValue))
  }

  /// The code or name that a mistyped word is most like.
  public static func nearest(to word: String) -> String? {
    Suggestion.nearest(to: word, among: rules.flatMap { [$0.code, $0.name] })
  }
}
