/// The trailers at the end of a commit's message, as `git interpret-trailers` reads them.
struct CommitTrailers {
  private(set) var pairs: [(key: String, value: String)] = []

  /// Reads the last paragraph, where it is not the first and all of its lines are trailers, or a
  /// quarter of them with one that git itself writes among them.
  init(message: String) {
    var lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    guard let before = lines.lastIndex(where: isBlank),
      lines[..<before].contains(where: { !isBlank($0) })
    else {
      return
    }
    var others = 0
    var isGits = false
    for line in lines[(before + 1)...] where !line.hasPrefix("#") {
      if line.first?.isWhitespace == true, !pairs.isEmpty {
        pairs[pairs.count - 1].value += " " + Self.trimmed(line)
      } else if let pair = Self.pair(line) {
        pairs.append(pair)
        if line.hasPrefix("Signed-off-by: ") { isGits = true }
      } else if line.hasPrefix("(cherry picked from commit ") {
        isGits = true
      } else {
        others += 1
      }
    }
    guard others == 0 || (isGits && pairs.count * 3 >= others) else {
      pairs = []
      return
    }
  }

  /// The last value of a key, whatever its case.
  subscript(key: String) -> String? {
    pairs.last { $0.key.lowercased() == key.lowercased() }?.value
  }

  private static func pair(_ line: Substring) -> (String, String)? {
    let key = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let rest = line.dropFirst(key.count).drop { $0 == " " || $0 == "\t" }
    guard !key.isEmpty, rest.first == ":" else {
      return nil
    }
    return (String(key), trimmed(rest.dropFirst()))
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
