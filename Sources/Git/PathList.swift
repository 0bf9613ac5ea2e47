/// Lists of paths in an environment variable, such as `GIT_ALTERNATE_OBJECT_DIRECTORIES`.
enum PathList {
  /// The paths between the colons; one in double quotes is written as in C.
  ///
  /// Git quotes the object directory that it hands to a hook where its path holds a colon or begins
  /// with a quote. A quote that is not closed is part of the path, as in git.
  static func paths(in list: String) -> [String] {
    var paths: [[UInt8]] = []
    var rest = Array(list.utf8)[...]
    while !rest.isEmpty {
      if let quoted = unquoted(rest) {
        paths.append(quoted.path)
        rest = quoted.rest
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
        paths.append(Array(rest[..<end]))
        rest = rest[end...]
      }
      rest = rest.dropFirst()
    }
    return paths.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a leading `"…"` and what follows; `nil` where there is none.
  private static func unquoted(
    _ text: ArraySlice<UInt8>
  ) -> (path: [UInt8], rest: ArraySlice<UInt8>)? {
    guard text.first == UInt8(ascii: "\"") else {
      return nil
    }
    var path: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        return rest.isEmpty || rest.first == UInt8(ascii: ":") ? (path, rest) : nil
      case UInt8(ascii: "\\"):
        guard let escaped = unescaped(&rest) else {
          return nil
        }
        path.append(escaped)
      default:
        path.append(byte)
      }
    }
    return nil
  }

  /// The byte that stands behind a backslash: a letter's, three octal digits', or itself.
  private static func unescaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let byte = rest.popFirst() else {
      return nil
    }
    switch byte {
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      guard let second = rest.popFirst(), let third = rest.popFirst(),
        (second & 0xF8, third & 0xF8) == (0x30, 0x30)
      else {
        return nil
      }
      return (byte & 7) << 6 | (second & 7) << 3 | third & 7
    default:
      return nil
    }
  }
}
