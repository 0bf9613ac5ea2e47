/// A pattern for paths: `*`, `?` and `[…]` stay inside a folder, `**` is any number of folders, `\`
/// takes the meaning from what stands behind it.
///
/// The rules are those of `gitignore(5)` for a pattern with a slash, without classes such as
/// `[:alpha:]` and escapes within brackets.
public struct GlobPattern: Sendable, Hashable {
  public var text: String
  private var segments: [[UInt8]]

  public init(_ text: String) {
    self.text = text
    segments = Self.segments(of: text)
  }

  /// Whether a path from the top of the repository matches.
  public func matches(_ path: String) -> Bool {
    Self.matches(segments[...], Self.segments(of: path)[...])
  }

  /// Bytes, since a `/` before a combining mark is no `Character` of its own.
  private static func segments(of text: String) -> [[UInt8]] {
    text.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// The leading folders of a path pattern that hold no glob characters.
  static func literalFolder(of pattern: String) -> String {
    pattern.split(separator: "/")
      .prefix { !$0.contains { "*?[".contains($0) } }
      .joined(separator: "/")
  }

  /// The position behind the last `**` is where a mismatch begins again: what an earlier one could
  /// have taken, the last one can take as well.
  private static func matches(
    _ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>
  ) -> Bool {
    var (pattern, path) = (pattern, path)
    var retry: (pattern: ArraySlice<[UInt8]>, path: ArraySlice<[UInt8]>)?
    while true {
      if pattern.first == Array("**".utf8) {
        pattern = pattern.drop { $0 == Array("**".utf8) }
        guard !pattern.isEmpty else {
          return !path.isEmpty
        }
        retry = (pattern, path)
      } else if let segment = pattern.first, let name = path.first,
        matches(segment: segment[...], name: name[...])
      {
        pattern = pattern.dropFirst()
        path = path.dropFirst()
      } else if pattern.isEmpty, path.isEmpty {
        return true
      } else if let (behindStars, start) = retry, !start.isEmpty {
        pattern = behindStars
        path = start.dropFirst()
        retry = (behindStars, path)
      } else {
        return false
      }
    }
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
      // A `]` that comes first stands for itself, also behind the mark of a negation.
      let isNegated = pattern.dropFirst().first.map(isNegation) ?? false
      guard
        let end = pattern.dropFirst(isNegated ? 3 : 2).firstIndex(of: UInt8(ascii: "]"))
      else {
        return byte == UInt8(ascii: "[") ? pattern.dropFirst() : nil
      }
      return contains(byte, in: pattern[(pattern.startIndex + 1)..<end])
        ? pattern[(end + 1)...] : nil
    case UInt8(ascii: "\\"):
      return pattern.dropFirst().first == byte ? pattern.dropFirst(2) : nil
    case byte:
      return pattern.dropFirst()
    default:
      return nil
    }
  }

  private static func contains(_ byte: UInt8, in set: ArraySlice<UInt8>) -> Bool {
    let isNegated = set.first.map(isNegation) ?? false
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

  private static func isNegation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "^")
  }
}
