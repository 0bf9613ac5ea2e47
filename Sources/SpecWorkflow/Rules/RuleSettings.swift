/// What a repository's configuration says of the rules.
public struct RuleSettings: Sendable, Hashable {
  /// The headings that every spec must have; one of several names is separated by ` or `.
  public var sections: [String]
  /// The words that leave open what they mean, in lower case.
  public var vagueWords: [String]
  /// The words of which every requirement must have one, in lower case.
  public var modalWords: [String]
  /// The codes of the rules that are left out.
  public var ignored: Set<String>

  public init(
    sections: [String] = Self.standardSections, vagueWords: [String] = Self.standardVagueWords,
    modalWords: [String] = Self.standardModalWords, ignored: Set<String> = []
  ) {
    self.sections = sections
    self.vagueWords = vagueWords
    self.modalWords = modalWords
    self.ignored = ignored
  }

  public static let standardSections = ["Overview", "Requirements"]

  public static let standardModalWords = ["shall", "must"]

  /// After IEEE 29148, 5.2.7 "Requirement language criteria": superlatives, subjective words, vague
  /// adverbs, loopholes and open ends.
  public static let standardVagueWords = [
    "acceptable", "adequate", "and/or", "appropriate", "as appropriate", "as needed",
    "as possible", "best effort", "easily", "easy", "easy to use", "efficient", "efficiently",
    "etc", "fast", "flexible", "if possible", "intuitive", "intuitively", "near real time",
    "quick", "quickly", "reasonable", "reasonably", "robust", "seamless", "seamlessly", "several",
    "state of the art", "sufficient", "sufficiently", "timely", "user friendly", "user-friendly",
    "where possible",
  ]
}
