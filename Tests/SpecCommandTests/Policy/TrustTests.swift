import SpecTestSupport
import Testing

/// `spec trust show` and `pin`, and what a pin does to verdicts.
struct TrustTests {
  private let key = "spec.\(PolicyRepository.project).trust"

  @Test func aPinHoldsForItsProject() throws {
    let repository = try PolicyRepository.make()
    let root = try repository.id()
    try repository.write("README.md", "# Tide\n")
    try repository.commit()
    let before = try repository.spec("trust", "show", "--json").json()
    #expect(before["schema"].string == "spec.trust/1")
    #expect(before["root"].string == root)
    #expect(before["signer"].isNull)
    #expect(before["unsigned"].string == "the commit is not signed")
    #expect(before["keepers"][0].string == "ada")
    #expect(before["pinned"].bool == false)
    #expect(
      try repository.spec("trust", "pin", "-n").text
        == "git config --global \(key) \(root)\n")
    #expect(try repository.spec("trust", "--json").json()["pinned"].bool == false)

    let pinned = try repository.spec("trust", "pin")
    #expect(pinned.status == 0, "\(pinned.errors)")
    #expect(try repository.git("config", "--global", key) == root)
    let after = try repository.spec("trust", "show", "--json").json()
    #expect(after["pinned"].bool == true)
    #expect(after["origin"].string == "file:\(repository.hermetic.home)/.gitconfig")
    #expect(try repository.spec("trust").errors.isEmpty)
    #expect(try repository.spec("verify", "--json").json()["trust"]["pinned"].bool == true)
  }

  @Test func aWrongPinIsAnError() throws {
    let repository = try PolicyRepository.make()
    let other = String(repeating: "1", count: 40)
    try repository.git("config", "--global", key, other)
    for command in ["verify", "key", "trust"] {
      let output = try repository.spec(command)
      #expect(output.status == 1, "\(command)")
      #expect(
        output.errors.hasPrefix(
          "error: what is judged does not descend from the trusted commit \(other)\n"))
    }
    try repository.git("config", "--global", key, "HEAD")
    #expect(try repository.spec("verify").status == 1)
  }

  @Test func pinsOfOthersDoNotCount() throws {
    let repository = try PolicyRepository.make()
    let other = String(repeating: "1", count: 40)
    try repository.git("config", "--global", "spec.another-project.trust", other)
    #expect(try repository.spec("verify").status == 0)
    // What comes with the repository vouches for nothing.
    try repository.git("config", "--local", key, try repository.id())
    #expect(try repository.spec("trust", "--json").json()["pinned"].bool == false)
    try repository.git("config", "--global", "spec.trust", other)
    #expect(try repository.spec("verify").status == 1)
  }

  @Test func aBareRepositoryPinsItself() throws {
    let repository = try PolicyRepository.make()
    let root = try repository.id()
    let bare = "\(repository.temporary.path)/bare.git"
    try repository.git("clone", "-q", "--bare", repository.path, bare)
    try repository.git("config", "--local", key, root, in: bare)
    #expect(try repository.spec("trust", "--json", in: bare).json()["pinned"].bool == true)
  }

  @Test func onlyACommitOfThePolicyIsPinnedAndNoneReplacedUnasked() throws {
    let repository = try PolicyRepository.make()
    let root = try repository.id()
    try repository.write("README.md", "# Tide\n")
    try repository.commit("Go on")
    let strange = try repository.spec("trust", "pin", "HEAD")
    #expect(strange.status == 2)
    #expect(strange.errors.contains("neither begins a policy nor changes it with the right to"))
    #expect(strange.errors.hasSuffix("hint: spec trust pin \(root.prefix(10)), where it begins\n"))
    #expect(try repository.spec("trust", "pin", root).status == 0)
    #expect(try repository.spec("trust", "pin").status == 0)
    let other = String(repeating: "1", count: 40)
    try repository.git("config", "--global", key, other)
    let kept = try repository.spec("trust", "pin", root)
    #expect(kept.status == 2)
    #expect(kept.errors.contains("already: 1111111111"))
    #expect(try repository.git("config", "--global", key) == other)
    #expect(try repository.spec("trust", "pin", root, "--replace").status == 0)
    #expect(try repository.git("config", "--global", key) == root)
  }

  @Test func aCommitWithoutAPolicyIsNotPinned() throws {
    let repository = try TestRepository()
    try repository.write("README.md", "# Tide\n")
    try repository.commit()
    let output = try repository.spec("trust", "pin", "HEAD")
    #expect(output.status == 2)
    #expect(output.errors.contains("holds no policy of approvals\n"))
    let shown = try repository.spec("trust", "show")
    #expect(shown.status == 1)
    #expect(shown.text.isEmpty)
    #expect(shown.errors.hasPrefix("note: no policy of approvals is in force at "))
  }
}
