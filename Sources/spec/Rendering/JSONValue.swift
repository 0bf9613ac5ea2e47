import FoundationEssentials

/// A value of machine output, with `null` where something is unknown.
indirect enum JSONValue: Encodable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  /// One line with sorted keys.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Self.withoutControls(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Escapes what the encoder leaves of the scalars that a terminal obeys or does not show.
  ///
  /// Such as U+009B and U+202E, which reorders the words of whoever reads the output. They stand in
  /// strings only, where an escape is the same value.
  private static func withoutControls(_ json: some Collection<UInt8>) -> [UInt8] {
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if 0x20..<0x7F ~= scalar.value || !isControl(scalar) {
        safe += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      } else {
        // Beyond the first 65,536 scalars JSON wants the two halves that UTF-16 has.
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          safe += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
      }
    }
    return safe
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self = .string(value)
  }
}
