/// Latin letters without their marks.
enum LatinLetters {
  /// The letters of ASCII that stand for a lower-case Latin letter; `nil` for any other character.
  static func plain(_ character: Character) -> String? {
    if let known = table[character] {
      return known
    }
    // A letter of ASCII with combining marks behind it.
    guard let base = character.unicodeScalars.first, base.isASCII, base.properties.isAlphabetic
    else {
      return nil
    }
    return String(Character(base))
  }

  private static let table: [Character: String] = {
    let rows = [
      ("a", "àáâãåāăąǎȁȃạảấầẩẫậắằẳẵặ"), ("ae", "äæǽ"), ("b", "ḃ"), ("c", "çćĉċč"), ("d", "ďđḋð"),
      ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"), ("f", "ḟƒ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįıǐȉȋỉị"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"), ("m", "ṁ"),
      ("n", "ñńņňŋ"), ("o", "òóôõøōŏőơǒȍȏọỏốồổỗộớờởỡợ"), ("oe", "öœ"), ("p", "ṗ"),
      ("r", "ŕŗřȑȓ"), ("s", "śŝşšșṡ"), ("ss", "ß"), ("t", "ţťŧțṫ"), ("th", "þ"),
      ("u", "ùúûũūŭůűųưǔȕȗụủứừửữự"), ("ue", "ü"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"),
      ("z", "źżž"),
    ]
    var table: [Character: String] = [:]
    for (plain, marked) in rows {
      for character in marked {
        table[character] = plain
      }
    }
    return table
  }()
}
