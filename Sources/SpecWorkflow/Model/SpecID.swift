/// The identity of a spec, such as `SPEC-007`: a prefix and a number.
///
/// `SPEC-7` and `SPEC-007` are equal; the number of digits is only how it is written.
public struct SpecID: Sendable {
  /// In capitals, without the hyphen.
  public var prefix: String
  public var number: Int
  /// How many digits the number is written with at least.
  public var digits: Int

  public init(prefix: String, number: Int, digits: Int = 3) {
    self.prefix = prefix.uppercased()
    self.number = number
    self.digits = digits
  }
}

extension SpecID: Hashable {
  public static func == (left: SpecID, right: SpecID) -> Bool {
    left.number == right.number && left.prefix == right.prefix
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(prefix)
    hasher.combine(number)
  }
}

extension SpecID: Comparable {
  public static func < (left: SpecID, right: SpecID) -> Bool {
    (left.prefix, left.number) < (right.prefix, right.number)
  }
}

extension SpecID: CustomStringConvertible {
  public var description: String {
    let digits = String(number)
    return prefix + "-" + String(repeating: "0", count: max(0, self.digits - digits.count)) + digits
  }
}

/// What a document says of its own identity.
public enum SpecName: Sendable, Hashable {
  case id(SpecID)
  /// A number that is still to be given: `SPEC-XXX`, `NNNN`, `0000`.
  case placeholder(String)
  case none

  /// The identity, where there is a real one.
  public var id: SpecID? {
    guard case .id(let id) = self else {
      return nil
    }
    return id
  }
}
