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
    return Self.withoutControls(Array(try encoder.encode(self))) + [UInt8(ascii: "\n")]
  }

  /// The encoder escapes the controls that JSON forbids and leaves DEL and U+0080 to U+009F, which
  /// a terminal obeys as well; they stand in strings only.
  private static func withoutControls(_ json: [UInt8]) -> [UInt8] {
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count)
    var previous: UInt8 = 0
    for byte in json {
      if byte == 0x7F {
        safe += Array("\\u007f".utf8)
      } else if previous == 0xC2, byte < 0xA0 {
        safe.removeLast()
        safe += Array("\\u00\(String(byte, radix: 16))".utf8)
      } else {
        safe.append(byte)
      }
      previous = byte
    }
    return safe
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self = .string(value)
  }
}
