import SpecTestSupport
import Testing

@testable import SpecWorkflow

@Suite("Approval table: signatures")
struct SignatureApprovalTests {
  @Test("the table", arguments: keys + objects)
  func verdict(_ row: ApprovalCase) async throws {
    try await row.check()
  }

  private static let keys: [ApprovalCase] = [
    ApprovalCase("the program's own approval", .approved, [.counts]) { at in
      try await at.approve(.ada)
    },
    ApprovalCase("an approval written by hand as the program writes it", .approved, [.counts]) {
      at in
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase("unsigned", .unproven, [.unsigned]) { at in
      try at.forge(.ada, key: nil)
    },
    ApprovalCase("a foreign key", .unproven, [.notAllowed]) { at in
      try at.forge(.ada, key: "eve")
    },
    ApprovalCase("a foreign key that the user's own configuration trusts", .unproven, [.notAllowed])
    { at in
      let file = "\(at.repository.temporary.path)/trusted"
      try at.repository.write(file, "ada@tidewater.example \(try at.publicKey("eve"))\n")
      try at.repository.git("config", "--global", "gpg.ssh.allowedSignersFile", file)
      try at.forge(.ada, key: "eve")
    },
    ApprovalCase("somebody else's name", .unproven, [.notAllowed]) { at in
      try at.forge(.ada, key: "ben")
    },
    ApprovalCase("a name with an address that is another's", .unproven, [.notAllowed]) { at in
      var statement = try at.statement(.ben)
      statement.person = "Ben Sørensen <ada@tidewater.example>"
      try at.forge(.ben, key: "ben", statement)
    },
    ApprovalCase("a signature for files", .unproven, [.badSignature]) { at in
      try at.forge(.ada, key: "ada", namespace: "file")
    },
    ApprovalCase(
      "an expired key", .standard.with { $0.options["ada"] = #"valid-before="20260105""# },
      .unproven, [.expired]
    ) { at in
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase(
      "a key that expires after the approval",
      .standard.with { $0.options["ada"] = #"valid-before="20260107""# }, .approved, [.counts]
    ) { at in
      try await at.approve(.ada)
      at.wait(hours: 1_000)
      try at.edit("- [ ] The promise", "- [x] The promise")
    },
    ApprovalCase(
      "a key not yet valid", .standard.with { $0.options["ada"] = #"valid-after="20260201""# },
      .unproven, [.notYetValid]
    ) { at in
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase(
      "a revoked key", .standard.with { $0.revoked = ["ada"] }, .unproven, [.revoked]
    ) { at in
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase(
      "one person with two keys is one person",
      .need(2).with { $0.keys[0].keys = ["ada", "ada2"] }, .pending, [.counts, .counts]
    ) { at in
      try await at.approve(.ada)
      try at.forge(.ada, key: "ada2", setsStatus: false)
    },
    ApprovalCase(
      "one person with two keys does not make an approved spec",
      .need(2).with { $0.keys[0].keys = ["ada", "ada2"] }, .unproven, [.counts, .counts]
    ) { at in
      try await at.approve(.ada)
      try at.forge(.ada, key: "ada2")
    },
    ApprovalCase(
      "the same signature on two commits", .need(2), .unproven, [.counts, .badSignature]
    ) { at in
      let first = try await at.approve(.ada)
      let armor = try SignedCommit(at.repository.object("commit", first)).armor
      try at.forge(.ada, key: nil, object: { SignedCommit.inserting(armor, into: $0) })
    },
    ApprovalCase("two people", .need(2), .approved, [.counts, .counts]) { at in
      try await at.approve(.ada)
      try await at.approve(.ben)
    },
    ApprovalCase(
      "somebody who may not", .standard.with { $0.from = [.ben] }, .unproven, [.notAllowed]
    ) { at in
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase("by OpenPGP", nil, .approved, [.counts]) { at in
      let key = try at.repository.openPGPKey("Ada Okafor <ada@tidewater.example>")
      try at.writeSpec()
      try at.write(.standard)
      try at.repository.write(".spec/keys/ada.asc", key.armored)
      try at.commit("Begin")
      try at.forge(.ada, key: nil) { payload in
        let armor = try at.repository.openPGPSignature(over: payload, by: key, at: at.now)
        return SignedCommit.inserting(Array(armor.dropLast()), into: payload)
      }
    },
  ]

  private static let objects: [ApprovalCase] = [
    ApprovalCase("another text under the signature", .unproven, [.badSignature]) { at in
      try await at.approve(.ada)
      let tree = try at.repository.git("rev-parse", "HEAD^{tree}")
      try at.replace("why it is needed", "for whom")
      try at.repository.git("add", "--all")
      let altered = try at.repository.git("write-tree")
      try at.rewrite { try $0.replacing(first: tree, with: altered) }
    },
    ApprovalCase("another tree under the signature", .unproven, [.badSignature]) { at in
      try await at.approve(.ada)
      let tree = try at.repository.git("rev-parse", "HEAD^{tree}")
      try at.repository.write("backdoor", "open\n")
      try at.repository.git("add", "--all")
      let altered = try at.repository.git("write-tree")
      try at.rewrite { try $0.replacing(first: tree, with: altered) }
    },
    ApprovalCase("another parent under the signature", .unproven, [.badSignature]) { at in
      let first = try at.repository.id()
      let second = try at.commit("Nothing")
      try await at.approve(.ada)
      try at.rewrite { try $0.replacing(first: second, with: first) }
    },
    ApprovalCase("another message under the signature", .unproven, [.badSignature]) { at in
      try await at.approve(.ada)
      try at.rewrite { try $0.replacing(first: "\nApprove ", with: "\nWe approve ") }
    },
    ApprovalCase("another date under the signature", .unproven, [.badSignature]) { at in
      try await at.approve(.ada)
      try at.rewrite { try $0.replacing(first: " +0000\ncommitter", with: " +0100\ncommitter") }
    },
    ApprovalCase("two signature headers", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada") { object in
        SignedCommit.inserting(try at.sign(try SignedCommit(object).payload, "ben"), into: object)
      }
    },
    ApprovalCase("a second header that looks like a signature", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada") {
        try $0.replacing(first: "\ngpgsig ", with: "\ngpgsig-sha256 x\ngpgsig ")
      }
    },
    ApprovalCase("a signature in the message alone", .unproven, [.unsigned]) { at in
      try at.forge(.ada, key: nil) { $0 + (try at.sign($0, "ada")) + Array("\n".utf8) }
    },
    ApprovalCase("a signature in a header of another name", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada") { try $0.replacing(first: "\ngpgsig ", with: "\nGpgsig ") }
    },
    ApprovalCase("a signature behind the first empty line", .unproven, [.unsigned]) { at in
      try at.forge(.ada, key: "ada") { try $0.replacing(first: "\ngpgsig ", with: "\n\ngpgsig ") }
    },
    ApprovalCase("junk before the armor", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada") {
        try $0.replacing(first: "gpgsig -----BEGIN", with: "gpgsig junk\n -----BEGIN")
      }
    },
    ApprovalCase("junk behind the armor", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: "ada") {
        try $0.replacing(
          first: "-----END SSH SIGNATURE-----", with: "-----END SSH SIGNATURE-----\n junk")
      }
    },
    ApprovalCase("an armor twice", .unproven, [.malformed]) { at in
      try at.forge(.ada, key: nil) { payload in
        let armor = try at.sign(payload, "ada")
        return SignedCommit.inserting(armor + Array("\n".utf8) + armor, into: payload)
      }
    },
    ApprovalCase("a NUL byte in the message", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada", payload: { try $0.replacing(first: "\n\nSpec-", with: "\0\n\nSpec-") })
    },
    ApprovalCase("a carriage return in a header", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada",
        payload: { try $0.replacing(first: " +0000\ncommitter", with: " +0000\r\ncommitter") })
    },
    ApprovalCase("a carriage return in the message", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada", payload: { try $0.replacing(first: "\nSpec-Id", with: "\r\nSpec-Id") })
    },
    ApprovalCase("a header that git does not write", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada",
        payload: { try $0.replacing(first: "\n\nApprove", with: "\nhidden text\n\nApprove") })
    },
    ApprovalCase("an encoding", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada",
        payload: { try $0.replacing(first: "\n\nApprove", with: "\nencoding UTF-7\n\nApprove") })
    },
    ApprovalCase("two parents", .unproven, [.malformed]) { at in
      try at.commit("Nothing")
      try at.forge(.ada, key: "ada", parents: ["HEAD", "HEAD~1"])
    },
    ApprovalCase("a line behind the trailers", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada",
        payload: { $0 + Array("Signed-off-by: Ada <ada@tidewater.example>\n".utf8) })
    },
    ApprovalCase("a trailer above the trailers", .unproven, [.malformed]) { at in
      try at.forge(
        .ada, key: "ada",
        payload: { try $0.replacing(first: "\n\nSpec-", with: "\n\nSpec-Round: 2\n\nSpec-") })
    },
    ApprovalCase("a second file in the commit", .unproven, [.malformed]) { at in
      try at.repository.write("backdoor", "open\n")
      try at.forge(.ada, key: "ada")
    },
    ApprovalCase("a word changed in the commit", .unproven, [.malformed]) { at in
      let statement = try at.statement(.ada)
      try at.replace("why it is needed", "for whom")
      try at.forge(.ada, key: "ada", statement)
    },
    ApprovalCase("a file mode changed in the commit", .unproven, [.malformed]) { at in
      try at.repository.git("update-index", "--chmod=+x", ApprovalScenario.spec)
      try at.repository.git("config", "core.fileMode", "false")
      try at.forge(.ada, key: "ada")
    },
  ]
}
