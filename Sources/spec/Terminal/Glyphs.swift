/// The marks beyond words, in the characters that the reader's locale can show.
///
/// They only ever stand beside a word that says the same.
struct Glyphs: Sendable, Hashable {
  /// What stands for text that was cut off.
  var ellipsis: String
  var bullet: String
  var check: String
  var cross: String
  var arrow: String
  var dash: String
  /// A horizontal rule, one column wide.
  var rule: String

  static let unicode = Glyphs(
    ellipsis: "…", bullet: "•", check: "✓", cross: "✗", arrow: "→", dash: "–", rule: "─")
  static let ascii = Glyphs(
    ellipsis: "...", bullet: "*", check: "+", cross: "x", arrow: "->", dash: "-", rule: "-")

  /// The set for a locale, by the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty.
  static func forLocale(of environment: [String: String]) -> Glyphs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }
      .first { !$0.isEmpty }?
      .lowercased()
    guard let locale, locale.contains("utf-8") || locale.contains("utf8") else { return .ascii }
    return .unicode
  }
}
