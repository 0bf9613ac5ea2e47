import Testing

@testable import SpecWorkflow

@Suite("The armor of a signature")
struct SignatureArmorTests {
  private static let block =
    "-----BEGIN PGP SIGNATURE-----\n\niHUE\n=AAAA\n-----END PGP SIGNATURE-----"

  @Test("one block, with or without a final line feed", arguments: ["", "\n"])
  func accepted(end: String) {
    #expect(SignatureArmor.openPGP.problem(in: Array((Self.block + end).utf8)) == nil)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "\n", "\n" + block, "x\n" + block, " " + block, block + "\n\n", block + "\nx",
      block + "\n" + block, block + " ", "-----BEGIN PGP SIGNATURE-----",
      "-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----",
      block.replacing("SIGNATURE", with: "MESSAGE"), block.replacing("\n", with: "\r\n"),
      block.replacing("iHUE", with: "-----BEGIN PGP MESSAGE-----"),
      block.replacing("iHUE", with: "iH\0UE"),
      block.replacing("iHUE", with: String(repeating: "iHUE\n", count: 14_000)),
    ])
  func refused(text: String) {
    #expect(SignatureArmor.openPGP.problem(in: Array(text.utf8)) != nil)
  }

  @Test("the block of the other format is refused")
  func formats() {
    #expect(SignatureArmor.x509.problem(in: Array(Self.block.utf8)) != nil)
    let other = Self.block.replacing("PGP SIGNATURE", with: "SIGNED MESSAGE")
    #expect(SignatureArmor.x509.problem(in: Array(other.utf8)) == nil)
  }
}
