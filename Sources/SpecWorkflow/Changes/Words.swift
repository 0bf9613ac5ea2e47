/// The words of a text, as they are compared.
///
/// A word is a run of letters and digits, with the marks that stand inside of one (`e-mail`, `2.5`,
/// `don't`, `sync_state`); a character of a script without spaces, and everything else that is no
/// white space, is a word by itself.
enum Words {
  static func of(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let start = index
      index = text.index(after: index)
      if character.isWhitespace {
        continue
      }
      if character.isJoined {
        while index < text.endIndex {
          if text[index].isJoined {
            index = text.index(after: index)
          } else if let next = behindMark(text, at: index) {
            index = next
          } else {
            break
          }
        }
      }
      words.append(text[start..<index])
    }
    return words
  }

  /// The index behind a mark that has a letter or digit behind it.
  private static func behindMark(_ text: String, at index: String.Index) -> String.Index? {
    guard "-_.,'’/".contains(text[index]) else {
      return nil
    }
    let next = text.index(after: index)
    return next < text.endIndex && text[next].isJoined ? next : nil
  }

  /// How much two texts have in common: twice the words that both have, by all words of both, from 0
  /// to 1, whatever their order and case (the Sørensen–Dice coefficient of the multisets).
  static func likeness(_ left: Counted, _ right: Counted) -> Double {
    let total = left.total + right.total
    guard total > 0 else {
      return 1
    }
    let (few, many) =
      left.counts.count < right.counts.count
      ? (left.counts, right.counts) : (right.counts, left.counts)
    var common = 0
    for (word, count) in few {
      common += min(count, many[word] ?? 0)
    }
    return Double(2 * common) / Double(total)
  }

  /// How often a text has each word.
  struct Counted {
    let counts: [String: Int]
    let total: Int

    init(_ text: String) {
      var counts: [String: Int] = [:]
      let words = Words.of(text)
      for word in words {
        counts[word.lowercased(), default: 0] += 1
      }
      self.counts = counts
      total = words.count
    }
  }
}

extension Character {
  /// Whether it is part of a longer word: a letter or digit of a script that puts spaces between words.
  fileprivate var isJoined: Bool {
    guard isLetter || isNumber, let scalar = unicodeScalars.first else {
      return false
    }
    switch scalar.value {
    // Thai, Lao, Myanmar, Khmer; Han with its extensions; kana and bopomofo.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x31BF, 0x31F0...0xA4CF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      return false
    default:
      return true
    }
  }
}
