import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct SSHAllowedSignersTests {
  static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti"

  @Test("lines with everything that may stand there")
  func lines() throws {
    let key = Self.key
    let text = """
      # people
      \t
      ada@x,ben@x \(key) a comment
        "chi@x,d e@x"\tNameSpaces="git,file",CERT-AUTHORITY \(key)
      dee@x valid-after="20200101",valid-before="202101021530Z" \(key)\r
      *@x,!eve@x valid-before="20210102153059" \(key)
      """
    let signers = try AllowedSigners.read(Array(text.utf8), file: "allowed_signers")
    #expect(signers.entries.map(\.line) == [3, 4, 5, 6])
    #expect(signers.entries.map(\.isAuthority) == [false, true, false, false])
    #expect(signers.entries.map(\.validAfter) == [nil, nil, 1_577_836_800, nil])
    #expect(signers.entries.map(\.validBefore) == [nil, nil, 1_609_601_400, 1_609_601_459])
    #expect(signers.entries.allSatisfy { $0.key.line == key })
    #expect(signers.entries[0].text == "ada@x,ben@x \(key) a comment")
    #expect(signers.entries[2].text.hasSuffix(key))
    #expect(signers.entries[1].allows(principal: "d e@x"))
    #expect(!signers.entries[1].allows(namespace: "mail"))
    #expect(signers.entries[0].allows(namespace: "mail"))
    #expect(signers.entries[3].allows(principal: "ada@x"))
    #expect(!signers.entries[3].allows(principal: "eve@x"))
    #expect(try AllowedSigners.read([], file: "allowed_signers").entries.isEmpty)
  }

  @Test(
    "the first thing that is wrong is an error with its line",
    arguments: [
      ("\(key)", "the line names no principals in front of the key"),
      ("\"\" \(key)", "the line names no principals"),
      ("\"ada@x \(key)", "the quotation mark in front of the principals has no partner"),
      ("\"ada@x\"\(key)", "there must be a space behind the principals"),
      ("a\"da\"@x \(key)", "a quotation mark within the principals"),
      ("ada@x,,ben@x \(key)", "the principals hold an empty pattern"),
      ("ada@x", "the line has no key"),
      ("ada@x cert-authority", "the line has no key"),
      ("ada@x ssh-ed25519", "there is no key behind its type"),
      ("ada@x ssh-ed25519 AAAA", "the key cannot be read: it ends too early"),
      ("ada@x ssh-ed25519 AAA", "the key cannot be read: the key is not base64"),
      ("ada@x \(key)=", "the key cannot be read: the key is not base64"),
      (
        "ada@x \(key.replacing("ssh-ed25519", with: "ssh-rsa"))",
        "the key cannot be read: the key is of type ssh-ed25519, not ssh-rsa"
      ),
      ("ada@x ssh-foo AAAA", "the option or key type ssh-foo is not known"),
      ("ada@x cert-authority ssh-foo AAAA", "the key type ssh-foo is not known"),
      ("ada@x touch-required \(key)", "the option or key type touch-required is not known"),
      ("ada@x namespaces=git \(key)", "the option namespaces needs a value in quotation marks"),
      ("ada@x namespaces \(key)", "the option namespaces needs a value in quotation marks"),
      ("ada@x namespaces=\"\" \(key)", "the namespaces hold an empty pattern"),
      (
        "ada@x namespaces=\"git \(key)",
        "the quotation mark of the option namespaces has no partner"
      ),
      ("ada@x cert-authority=\"x\" \(key)", "the option cert-authority has no value"),
      ("ada@x cert-authority, \(key)", "the options end in a comma"),
      (
        "ada@x namespaces=\"git\"cert-authority \(key)",
        "there must be a comma behind the option namespaces"
      ),
      (
        "ada@x valid-after=\"20200101\",Valid-After=\"20200101\" \(key)",
        "the option valid-after stands twice"
      ),
      (
        "ada@x valid-after=\"20200101\",valid-before=\"20200101\" \(key)",
        "valid-after is not before valid-before"
      ),
      ("ada@x \u{1}\(key)", "the line holds a control character"),
      ("\u{feff}ada@x \(key)", "the line begins with a byte order mark"),
    ])
  func errors(_ line: String, _ message: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try AllowedSigners.read(Array("# first\n\(line)\nnonsense\n".utf8), file: "allowed_signers")
    }
    #expect(error?.file == "allowed_signers")
    #expect(error?.position.line == 2)
    #expect(error?.message == message)
  }

  @Test("a line that is no text, a certificate as a key")
  func otherErrors() throws {
    #expect(throws: ConfigurationError.self) {
      try AllowedSigners.read([0xff, 0x20] + Array(Self.key.utf8), file: "f")
    }
    let samples = try SSHSamples()
    let key = try samples.folder.sshKey("key")
    try samples.certify(key, by: key, principals: "ada@x")
    let line = "ada@x \(try samples.folder.read("\(key.path)-cert.pub"))"
    let error = #expect(throws: ConfigurationError.self) {
      try AllowedSigners.read(Array(line.utf8), file: "f")
    }
    #expect(
      error?.message == "a certificate cannot be listed; list its authority with cert-authority")
  }

  @Test(
    "what is no time",
    arguments: [
      "", "2020", "2020-01-01", "20200230", "20201301", "20200001", "2020010124", "202001012400",
      "20200101120060", "19700101", "00000000", "20200101UTC", "20200101ZZ", "２０２００１０１",
    ])
  func badTimes(_ text: String) {
    #expect(SignerTime.parse(text) == nil)
  }

  @Test("times are read back as they are written")
  func times() {
    for time: Int64 in [1, 951_782_400, 1_577_836_799, 253_402_300_799] {
      #expect(SignerTime.text(time).flatMap(SignerTime.parse) == time)
    }
    #expect(SignerTime.text(1_577_836_799) == "20191231235959Z")
    #expect(SignerTime.text(0) == nil)
    #expect(SignerTime.text(-1) == nil)
    #expect(SignerTime.text(253_402_300_800) == nil)
  }

  @Test("patterns match as those of ssh-keygen do")
  func patterns() throws {
    let samples = try SSHSamples()
    let payload = Array("content".utf8)
    let key = try samples.folder.sshKey("key")
    let armor = try samples.sign(payload, with: key)
    let lists = [
      "ada@x", "Ada@x", "*", "*@x", "a?a@x", "????", "*a*@*", "*,!ada@x", "!ada@x", "!ben@x,ada@x",
      "!a*,ada@x", "ada@x,!*", "**d**", "a*a*a", "ada@x*", "!!ada@x,*", "é@x", "?@x", "??@x",
    ]
    let names = ["ada@x", "ben@x", "Ada@x", "adaada", "é@x", "!ada@x"]
    for list in lists {
      let line = "\"\(list)\" \(key.publicKey)\n"
      let entry = try AllowedSigners.read(Array(line.utf8), file: "f").entries[0]
      for name in names {
        let there = try samples.accepts(
          armor, over: payload, signers: line, principal: name)
        #expect(entry.allows(principal: name) == there, "\(list) and \(name)")
      }
    }
    let stars = try SSHPatternList(String(repeating: "*a", count: 500))
    #expect(!stars.matches(String(repeating: "a", count: 499)))
  }
}
