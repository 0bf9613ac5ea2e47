import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// A tool that fails is never a yes and never a no.
@Suite("GnuPG that does not work")
struct BrokenGnuPGTests {
  private let repository: TestRepository
  private let key: OpenPGPKey
  private let time: Int64 = 1_772_323_200

  init() throws {
    repository = try TestRepository.plainFolder()
    key = try repository.openPGPKey("Ada <ada@tidewater.example>")
  }

  private func openPGP(path: String) async throws -> SignatureFinding {
    let armor = try repository.openPGPSignature(over: [1], by: key, at: time)
    let file = OpenPGPVerifier.KeyFile(owner: "ada", name: "ada.asc", bytes: key.armored)
    return await OpenPGPVerifier(
      keys: [file], revokedFingerprints: [],
      environment: repository.environment.merging(["PATH": path]) { $1 },
      timeLimit: .milliseconds(1_500)
    ).check(armor, over: [1], at: time)
  }

  private func x509(path: String) async -> SignatureFinding {
    let armor = "-----BEGIN SIGNED MESSAGE-----\nMIAG\n-----END SIGNED MESSAGE-----"
    return await X509Verifier(
      authorities: [("ca.pem", [1])], revokedFingerprints: [],
      environment: repository.environment.merging(["PATH": path]) { $1 },
      timeLimit: .milliseconds(1_500)
    ).check(Array(armor.utf8), over: [1], at: time)
  }

  @Test("missing")
  func missing() async throws {
    let openPGP = try await openPGP(path: "/nowhere:.")
    #expect(openPGP == .failed(.unknown, reason: "gpg: not found in PATH"))
    let x509 = await x509(path: "/nowhere")
    #expect(x509 == .failed(.unknown, reason: "gpgsm: not found in PATH"))
  }

  private static let good = """
    echo '[GNUPG:] NEWSIG'
    echo '[GNUPG:] GOODSIG 696539C11018B589 Ada'
    echo '[GNUPG:] VALIDSIG 8E17F7340818D8E0C754DE3B696539C11018B589 2026-03-01 1772323200 0 4 0 22 \
    8 00 8E17F7340818D8E0C754DE3B696539C11018B589'
    """

  @Test(
    "hanging, crashing, noisy and contradictory",
    arguments: ["gpg", "gpgv", "gpgsm"],
    [
      "exec sleep 60", "kill -SEGV $$", "exit 0", "exit 2", "echo hello", "yes",
      "\(good)\necho '[GNUPG:] BADSIG 696539C11018B589 Ada'", "\(good)\necho noise",
      "\(good)\nexit 1", "\(good)\necho '[GNUPG:] FAILURE verify 1'",
      "echo '[GNUPG:] NEWSIG'\necho '[GNUPG:] GOODSIG 696539C11018B589 Ada'",
      "echo '[GNUPG:] NEWSIG'\necho '[GNUPG:] GOODSIG A'\necho '[GNUPG:] VALIDSIG A'",
    ])
  func broken(tool: String, script: String) async throws {
    let program = try repository.script(tool, script)
    let folder = String(program.dropLast(tool.count + 1))
    let path = folder + ":" + (repository.environment["PATH"] ?? "")
    let finding = tool == "gpgsm" ? await x509(path: path) : try await openPGP(path: path)

    #expect(finding.problem == .unknown, "\(finding.reason)")
  }

  @Test("a key file that holds none, or a private one, is told by its name")
  func keyFiles() async throws {
    let secret = try repository.run(
      "gpg",
      ["--batch", "--pinentry-mode", "loopback", "--passphrase", "", "--armor"]
        + ["--export-secret-keys"])
    let expected = ["gpg cannot read it", "gpg cannot read it", "a private key"]
    for (bytes, words) in zip([[], Array("lost".utf8), secret.bytes], expected) {
      let file = OpenPGPVerifier.KeyFile(owner: "ada", name: "ada.asc", bytes: bytes)
      let error = await #expect(throws: SpecError.self) {
        try await OpenPGPVerifier.fingerprints(
          of: [file], environment: repository.environment, timeLimit: .patient)
      }
      #expect(error?.reason.hasPrefix("ada.asc: ") == true)
      #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "")")
    }
  }
}
