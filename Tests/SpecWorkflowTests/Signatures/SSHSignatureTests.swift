import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct SSHSignatureTests {
  let samples: SSHSamples
  let payload = Array("tree 1234\n\nApprove\n".utf8)

  init() throws {
    samples = try SSHSamples()
  }

  @Test("signatures of every kind of key, with either digest")
  func kinds() throws {
    for key in try samples.keys() {
      for options in [[], ["-Ohashalg=sha256"]] {
        let armor = try samples.sign(payload, with: key, options: options)
        let signature = try SSHSignature(armor: armor)
        #expect(signature.key.line == key.publicKey)
        #expect(signature.key.fingerprint == key.fingerprint)
        #expect(signature.namespace == "git")
        #expect(signature.digest == (options.isEmpty ? .sha512 : .sha256))
        #expect(signature.flaw(over: payload) == nil)
        #expect(
          signature.flaw(over: payload + [10]) == "the signature is not one over this content")
      }
    }
  }

  @Test("a certificate's signature is one of its key")
  func certificate() throws {
    let authority = try samples.folder.sshKey("authority")
    for key in try samples.keys() {
      try samples.certify(key, by: authority, principals: "ada@x,ben@x", options: ["-z", "7"])
      let armor = try samples.sign(payload, with: key, certificate: true)
      let signature = try SSHSignature(armor: armor)
      #expect(signature.key.isCertificate)
      #expect(signature.key.fingerprint == key.fingerprint)
      #expect(signature.key.plainBlob == (try publicKey(key)).blob)
      #expect(signature.key.certificate?.principals == ["ada@x", "ben@x"])
      #expect(signature.key.certificate?.serial == 7)
      #expect(signature.key.certificate?.isOfUser == true)
      #expect(signature.key.certificate?.authority == (try publicKey(authority)).blob)
      #expect(signature.flaw(over: payload) == nil)
      #expect(signature.flaw(over: []) != nil)
    }
  }

  @Test("weak keys are refused, whatever OpenSSH says")
  func weak() throws {
    let key = try samples.folder.sshKey("weak", type: "rsa", bits: 1024)
    let armor = try samples.sign(payload, with: key)
    #expect(try SSHSignature(armor: armor).flaw(over: payload) == "RSA of 1024 bits is too weak")
  }

  @Test("an Ed25519 signature that is not reduced is refused, though OpenSSH 9.2 takes it")
  func unreduced() throws {
    let key = try samples.folder.sshKey("key")
    var blob = try SSHSignature.dearmor(try samples.sign(payload, with: key))
    // The order of the group, little endian (RFC 8032, section 5.1), is added to the number S.
    let order: [UInt8] =
      [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14,
      ] + [UInt8](repeating: 0, count: 15) + [0x10]
    var carry = 0
    for (offset, byte) in order.enumerated() {
      let place = blob.count - 32 + offset
      carry += Int(blob[place]) + Int(byte)
      blob[place] = UInt8(carry & 0xff)
      carry >>= 8
    }
    #expect(try SSHSignature(blob: blob).flaw(over: payload) != nil)
  }

  @Test("armor has one spelling")
  func armor() throws {
    let key = try samples.folder.sshKey("key")
    let good = try samples.sign(payload, with: key)
    let text = String(decoding: good, as: UTF8.self)
    let damaged: [(String, String)] = [
      ("", "it does not begin as an SSH signature"),
      ("\n" + text, "it does not begin as an SSH signature"),
      (" " + text, "it does not begin as an SSH signature"),
      (text + "\n", "it does not end as an SSH signature"),
      (text + text, "it is not base64"),
      (text + "x", "it does not end as an SSH signature"),
      (text.replacing("\n", with: "\r\n"), "it does not begin as an SSH signature"),
      (text.replacing("-----END", with: "\n-----END"), "it holds an empty line"),
      (text.replacing("-----END", with: "----END"), "it does not end as an SSH signature"),
      (text.replacing("U1NIU0lH", with: "U1NI U0lH"), "it is not base64"),
      (text.replacing("U1NIU0lH", with: "U1NIU0l"), "it is not base64"),
      (text.replacing("U1NIU0lH", with: "U1NIU0lI"), "it does not begin with SSHSIG"),
      (String(repeating: "x", count: 65_537), "more than 64 KiB"),
      (
        text.replacing("SSH SIGNATURE", with: "PGP SIGNATURE"),
        "it does not begin as an SSH signature"
      ),
      (
        "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        "it does not end as an SSH signature"
      ),
    ]
    for (text, reason) in damaged {
      #expect(throws: SSHFormatError(reason), "\(text)") {
        try SSHSignature(armor: Array(text.utf8))
      }
    }
    #expect(try SSHSignature(armor: good.dropLast()).flaw(over: payload) == nil)
  }

  @Test("what is in the armor has one spelling, too")
  func blob() throws {
    let key = try samples.folder.sshKey("key")
    let blob = try SSHSignature.dearmor(try samples.sign(payload, with: key))
    #expect(throws: SSHFormatError("bytes behind the end of the signature")) {
      try SSHSignature(blob: blob + [0])
    }
    for count in 0..<blob.count {
      #expect(throws: SSHFormatError.self) { try SSHSignature(blob: Array(blob[..<count])) }
    }
    let fields = SSHBlob(blob)
    var old = fields
    old.version = 0
    var reserved = fields
    reserved.reserved = [1]
    var digest = fields
    digest.digest = Array("md5".utf8)
    for (fields, reason) in [
      (old, "version 0 is not known"), (reserved, "the reserved field is not empty"),
      (digest, "the digest md5 is not known"),
    ] {
      #expect(throws: SSHFormatError(reason)) { try SSHSignature(blob: fields.bytes) }
    }
  }

  private func publicKey(_ key: SSHKey) throws -> SSHPublicKey {
    let words = key.publicKey.split(separator: " ")
    return try SSHPublicKey(type: String(words[0]), base64: Array(words[1].utf8))
  }
}
