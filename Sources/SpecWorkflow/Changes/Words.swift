/// The words of a text, as they are compared.
///
/// A word is a run of letters and digits, with the marks that stand inside of one (`e-mail`, `2.5`,
/// `don't`, `sync_state`); a character of a script without spaces, and everything else that is no
/// white space, is a word by itself.
enum Words {
  /// `keepsLineEnds`: whether a line end of code is a word, with the indentation behind it.
  static func of(_ text: String, keepsLineEnds: Bool = false) -> [Substring] {
    var scanner = WordScanner(text, keepsLineEnds: keepsLineEnds)
    var words: [Substring] = []
    while let word = scanner.next() { words.append(word) }
    return words
  }

  /// How much two texts have in common: twice the words that both have, by all words of both, from 0
  /// to 1, whatever their order and case (the Sørensen–Dice coefficient of the multisets).
  static func likeness(_ left: Counted, _ right: Counted) -> Double {
    let total = left.digests.count + right.digests.count
    guard total > 0 else {
      return 1
    }
    var (i, j, common) = (0, 0, 0)
    while i < left.digests.count, j < right.digests.count {
      let (a, b) = (left.digests[i], right.digests[j])
      if a == b { common += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    return Double(2 * common) / Double(total)
  }

  /// The words of a text whatever their order and case.
  struct Counted {
    /// A number for each word, in ascending order: its 64-bit FNV-1a digest.
    fileprivate let digests: [UInt64]

    init(_ text: String) {
      var scanner = WordScanner(text)
      var digests: [UInt64] = []
      while let word = scanner.next() { digests.append(Self.digest(word)) }
      digests.sort()
      self.digests = digests
    }

    private static func digest(_ word: Substring) -> UInt64 {
      let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
      return isASCII ? digest(word.utf8) : digest(word.lowercased().utf8)
    }

    private static func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
      var digest: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes {
        digest = (digest ^ UInt64(byte.isUpper ? byte | 0x20 : byte)) &* 0x100_0000_01B3
      }
      return digest
    }
  }
}
