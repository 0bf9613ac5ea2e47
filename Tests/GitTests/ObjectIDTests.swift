import Git
import Testing

struct ObjectIDTests {
  static let hex = "0123456789abcdef0123456789abcdef01234567"

  @Test func readsAndWritesHexadecimal() throws {
    #expect(ObjectID(hex: Self.hex)?.description == Self.hex)
    #expect(ObjectID(hex: Self.hex.uppercased())?.description == Self.hex)
    #expect(ObjectID(hex: Self.hex)?.abbreviated == "0123456789")
  }

  @Test(arguments: [
    "", "0", String(hex.dropLast()), hex + "0", String(hex.dropLast()) + "g", " " + hex,
    "é" + String(hex.dropLast(2)), String(hex.dropLast()) + "\u{0}",
  ])
  func refusesEverythingElse(text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func readsBytesAtAnyOffset() {
    let bytes: [UInt8] = [9, 9, 9] + (0..<20).map { UInt8($0) * 13 } + [7]
    let id = bytes.withUnsafeBytes { ObjectID($0, at: 3) }
    #expect(id.description == "000d1a2734414e5b6875828f9ca9b6c3d0ddeaf7")
  }

  @Test func ordersAsTextDoes() throws {
    let texts = (0..<40).map { place in
      String((0..<40).map { $0 == place ? "f" : "0" })
    }
    let ids = texts.compactMap { ObjectID(hex: $0) }
    #expect(ids.sorted().map(\.description) == texts.sorted())
    #expect(Set(ids).count == 40)
  }
}
