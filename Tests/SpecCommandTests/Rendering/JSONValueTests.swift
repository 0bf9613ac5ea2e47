import Foundation
import Testing

@testable import spec

@Suite struct JSONValueTests {
  private func text(_ value: JSONValue) throws -> String {
    String(decoding: value.bytes(), as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{7F}\u{9B}", #"\u007f\u009b"#), ("a\u{202E}b", #"a\u202eb"#), ("\u{2066}", #"\u2066"#),
    ("\u{200B}\u{FEFF}\u{AD}", #"\u200b\ufeff\u00ad"#), ("\u{2028}\u{2029}", #"\u2028\u2029"#),
    ("\u{E0041}", #"\udb40\udc41"#), ("\u{1D173}", #"\ud834\udd73"#), ("\u{600}", #"\u0600"#),
    ("é ü 木 🏴", "é ü 木 🏴"), ("a\"\\/\n\t", #"a\"\\/\n\t"#), ("\u{1B}", #"\u001b"#),
    ("\u{FFFD}", "\u{FFFD}"),
  ])
  func whatATerminalObeysIsEscaped(text: String, expected: String) throws {
    #expect(try self.text(.string(text)) == "\"\(expected)\"\n")
    #expect(try self.text(.object([text: .null])) == "{\"\(expected)\":null}\n")
  }

  @Test func everyScalarStaysWhatItIs() throws {
    for block in stride(from: UInt32(0), to: 0x11_0000, by: 0x1000) {
      var text = ""
      text.unicodeScalars.append(
        contentsOf: (block..<block + 0x1000).lazy.compactMap(Unicode.Scalar.init))
      let bytes = JSONValue.array([.string(text)]).bytes()
      let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
      #expect(read?.first?.utf8.elementsEqual(text.utf8) == true, "\(String(block, radix: 16))")
      let raw = String(decoding: bytes.dropLast(), as: UTF8.self).unicodeScalars
      #expect(!raw.contains { [.control, .format].contains($0.properties.generalCategory) })
    }
  }
}
