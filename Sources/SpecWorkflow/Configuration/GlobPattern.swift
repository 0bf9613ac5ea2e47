/// A pattern for paths: `*`, `?` and `[…]` stay inside a folder, `**` is any number of folders.
///
/// The rules are those of `gitignore(5)` for a pattern with a slash.
public struct GlobPattern: Sendable, Hashable {
  public var text: String
  private var segments: [[UInt8]]

  public init(_ text: String) {
    self.text = text
    segments = text.split(separator: "/").map { Array($0.utf8) }
  }

  /// Whether a path from the top of the repository matches.
  public func matches(_ path: String) -> Bool {
    Self.matches(segments[...], path.split(separator: "/").map { Array($0.utf8) }[...])
  }

  /// The leading folders of a path pattern that hold no glob characters.
  static func literalFolder(of pattern: String) -> String {
    pattern.split(separator: "/")
      .prefix { !$0.contains { "*?[".contains($0) } }
      .joined(separator: "/")
  }

  private static func matches(
    _ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>
  ) -> Bool {
    var pattern = pattern
    var path = path
    while let segment = pattern.first {
      if segment == Array("**".utf8) {
        let rest = pattern.dropFirst().drop { $0 == segment }
        return rest.isEmpty
          ? !path.isEmpty
          : path.indices.contains { matches(rest, path[$0...]) }
      }
      guard let name = path.first, matches(segment: segment[...], name: name[...]) else {
        return false
      }
      pattern = pattern.dropFirst()
      path = path.dropFirst()
    }
    return path.isEmpty
  }

  /// One folder or file name; the position behind the last `*` is where a mismatch begins again.
  private static func matches(
    segment: ArraySlice<UInt8>, name: ArraySlice<UInt8>
  ) -> Bool {
    var (segment, name) = (segment, name)
    var retry: (segment: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while true {
      if segment.first == UInt8(ascii: "*") {
        segment = segment.drop { $0 == UInt8(ascii: "*") }
        retry = (segment, name)
      } else if name.isEmpty {
        return segment.isEmpty
      } else if let rest = matchOne(segment, name[name.startIndex]) {
        segment = rest
        name = name.dropFirst()
      } else if let (behindStar, start) = retry, !start.isEmpty {
        segment = behindStar
        name = start.dropFirst()
        retry = (behindStar, name)
      } else {
        return false
      }
    }
  }

  /// What is left of the pattern behind one byte of the name; `nil` where they differ.
  private static func matchOne(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> ArraySlice<UInt8>? {
    switch pattern.first {
    case UInt8(ascii: "?"):
      return pattern.dropFirst()
    case UInt8(ascii: "["):
      guard let end = pattern.dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else {
        return byte == UInt8(ascii: "[") ? pattern.dropFirst() : nil
      }
      return contains(byte, in: pattern[(pattern.startIndex + 1)..<end])
        ? pattern[(end + 1)...] : nil
    case byte:
      return pattern.dropFirst()
    default:
      return nil
    }
  }

  private static func contains(_ byte: UInt8, in set: ArraySlice<UInt8>) -> Bool {
    let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
    var set = isNegated ? set.dropFirst() : set
    var found = false
    while let low = set.popFirst() {
      if set.first == UInt8(ascii: "-"), let high = set.dropFirst().first {
        found = found || (low <= byte && byte <= high)
        set = set.dropFirst(2)
      } else {
        found = found || low == byte
      }
    }
    return found != isNegated
  }
}
