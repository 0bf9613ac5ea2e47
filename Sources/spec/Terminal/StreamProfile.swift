/// How one output stream is to be written: everything that rendering may ask about it.
///
/// Decided once, at the start, for each stream by itself: standard error can be a terminal while
/// standard output is a pipe.
struct StreamProfile: Sendable, Hashable {
  /// Whether a person reads along; otherwise rows are for programs and nothing is cut.
  var isTerminal: Bool
  /// The columns to fit: `COLUMNS` where it is a positive number, the window's, else 80.
  var width: Int
  var isColoured: Bool
  /// The marks that the locale can show.
  var glyphs: Glyphs

  init(
    isTerminal: Bool, width: Int = 80, isColoured: Bool = false, glyphs: Glyphs = .unicode
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.isColoured = isColoured
    self.glyphs = glyphs
  }

  init(facts: StreamFacts, environment: [String: String], colour: ColourChoice) {
    let stated = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    self.init(
      isTerminal: facts.isTerminal,
      width: min(stated ?? facts.windowColumns ?? 80, 10_000),
      isColoured: colour.isColoured(isTerminal: facts.isTerminal, environment: environment),
      glyphs: .forLocale(of: environment))
  }
}
