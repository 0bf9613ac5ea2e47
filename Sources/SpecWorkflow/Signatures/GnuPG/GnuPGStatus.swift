/// What a program of GnuPG wrote to its status descriptor.
///
/// Format: "Format of the --status-fd output" in GnuPG's `doc/DETAILS`: lines of `[GNUPG:]`, a
/// keyword and its arguments, apart by one space.
struct GnuPGStatus {
  struct Line {
    var keyword: String
    var arguments: [String]
  }

  var lines: [Line] = []

  /// Why a report cannot be relied on.
  struct Contradiction: Error {
    var reason: String
  }

  /// The keywords that tell how a signature came out; each signature has exactly one.
  static let verdicts: Set = ["GOODSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG", "BADSIG", "ERRSIG"]

  /// Reads the whole output.
  ///
  /// - Throws: `Contradiction` where there is anything else than status lines.
  init(_ output: [UInt8]) throws(Contradiction) {
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let words = String(decoding: line, as: UTF8.self)
        .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count > 1, words[0] == "[GNUPG:]", !words[1].isEmpty else {
        throw Contradiction(reason: "it printed something else than its status")
      }
      lines.append(Line(keyword: words[1], arguments: Array(words.dropFirst(2))))
    }
  }

  func all(_ keyword: String) -> [Line] {
    lines.filter { $0.keyword == keyword }
  }

  /// The one line with a keyword.
  ///
  /// - Throws: `Contradiction` where there is none or a second.
  func only(_ keyword: String) throws(Contradiction) -> Line {
    let found = all(keyword)
    guard found.count == 1 else {
      throw Contradiction(reason: "\(found.count) times \(keyword) in its status, not once")
    }
    return found[0]
  }

  /// The one line that says how the one signature came out.
  ///
  /// - Throws: `Contradiction` where there is none or a second.
  func verdict() throws(Contradiction) -> Line {
    let found = lines.filter { Self.verdicts.contains($0.keyword) }
    guard found.count == 1 else {
      throw Contradiction(reason: "\(found.count) verdicts in its status, not one")
    }
    return found[0]
  }

  /// Whether an internal failure was reported.
  var hasFailure: Bool {
    lines.contains { ["FAILURE", "ERROR", "NODATA", "UNEXPECTED"].contains($0.keyword) }
  }
}
