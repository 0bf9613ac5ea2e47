/// The words of a title as a part of a file name.
public enum Slug {
  /// The longest slug in bytes.
  public static let limit = 60

  /// Lower-case letters and digits with hyphens between the words, such as `offline-sync`.
  ///
  /// Latin letters lose their marks (`é` is `e`, `ß` is `ss`); letters of other scripts stay, in
  /// lower case and with the marks that belong to them. What is neither letter nor digit separates.
  /// Cut between words where the limit allows it, and never empty: a title without a letter is
  /// `untitled`.
  public static func make(from title: String, separator: Character = "-") -> String {
    var words: [String] = []
    var word = ""
    for character in title.lowercased() {
      if let letters = letters(for: character) {
        word += letters
      } else if !isSilent(character), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    words.append(word)
    return joined(words.filter { !$0.isEmpty }, String(separator))
  }

  /// What a character contributes; `nil` where it separates words.
  private static func letters(for character: Character) -> String? {
    if character.isASCII {
      return character.isLetter || character.isNumber ? String(character) : nil
    }
    if let latin = LatinLetters.plain(character) {
      return latin
    }
    let isWord = character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .otherLetter, .lowercaseLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
        .spacingMark:
        true
      default: false
      }
    }
    return isWord ? String(character) : nil
  }

  /// An apostrophe stands inside of a word.
  private static func isSilent(_ character: Character) -> Bool {
    "'’ʼ".contains(character)
  }

  private static func joined(_ words: [String], _ separator: String) -> String {
    guard let first = words.first else {
      return "untitled"
    }
    var slug = prefix(of: first, limit)
    for word in words.dropFirst() {
      let longer = slug + separator + word
      guard longer.utf8.count <= limit else {
        break
      }
      slug = longer
    }
    return slug.isEmpty ? "untitled" : slug
  }

  /// As many whole characters as fit.
  private static func prefix(of word: String, _ limit: Int) -> String {
    var result = ""
    for character in word {
      guard result.utf8.count + character.utf8.count <= limit else {
        break
      }
      result.append(character)
    }
    return result
  }
}
