extension StyledText: ExpressibleByStringInterpolation {
  /// Builds a text from a literal: its words are the program's own, its values are escaped.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = StyledText()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      text.append(safe: literal, nil)
    }

    /// A value from anywhere, on one line.
    mutating func appendInterpolation(_ value: some CustomStringConvertible, _ role: Role? = nil) {
      text += StyledText(value.description, role)
    }

    /// A text that has its roles already.
    mutating func appendInterpolation(_ value: StyledText) {
      text += value
    }
  }

  init(stringLiteral: String) {
    append(safe: stringLiteral, nil)
  }

  init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }
}
