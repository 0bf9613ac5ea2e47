import SpecTestSupport
import Testing

/// Changes of the policy that nobody signed who may.
struct P003UnauthorisedPolicyTests {
  @Test func takesASignedChangeOfThePolicy() throws {
    let council = try Council()
    let server = try Server(council)
    try council.decide("key", "retire", "chi", "--yes")
    try server.takes("main")
  }

  @Test func refusesAnApprovalByAKeyThatThePushAdds() throws {
    let council = try Council()
    let server = try Server(council)
    let key = try council.repository.sshKey("dee")
    let signers = try council.repository.read(".spec/allowed_signers")
    try council.repository.write(
      ".spec/allowed_signers",
      signers + "dee@tidewater.example namespaces=\"git\" \(key.publicKey)\n")
    let policy = try council.repository.read(".spec/config.yml")
    try council.repository.write(
      ".spec/config.yml",
      policy.replacing(
        "people:\n", with: "people:\n  dee: {name: Dee Marsh, email: dee@tidewater.example}\n"
      ).replacing("from: [ada, ben, chi]", with: "from: [ada, ben, chi, dee]"))
    try council.repository.commit("Dee may too", author: .dee)
    try server.edit(Council.first, "**Status**: In Review", to: "**Status**: Approved")
    try server.refuses("P003 unauthorised-policy", "main", naming: "A001", "SPEC-001")
  }

  @Test(
    "a policy that is deleted, loosened or rolled back without authority",
    arguments: ["delete", "loosen", "roll back"])
  func refusesAChangeOfThePolicy(_ way: String) throws {
    let council = try Council(need: 1)
    let server = try Server(council)
    let repository = council.repository
    let lost = try #require(council.keys["chi"]).fingerprint
    try council.decide("key", "revoke", lost, "--yes")
    try server.takes("main")
    switch way {
    case "delete": try repository.git("rm", "-rq", ".spec")
    case "loosen":
      let text = try repository.read(".spec/config.yml")
      try repository.write(".spec/config.yml", text.replacing("[ada]", with: "[ada, dee, chi]"))
    default: try repository.git("checkout", "--quiet", "HEAD~1", "--", ".spec")
    }
    try repository.commit("Change the policy", author: .dee)
    try server.refuses("P003 unauthorised-policy", "main")
  }
}
