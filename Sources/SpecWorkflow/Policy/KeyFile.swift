/// The public key that a file holds.
enum KeyFile {
  case ssh(SSHPublicKey)
  /// One primary key in ASCII armor.
  case openPGP([UInt8], fingerprint: String)

  var fingerprint: String {
    switch self {
    case .ssh(let key): key.fingerprint
    case .openPGP(_, let fingerprint): fingerprint
    }
  }

  /// Reads a file: an SSH public key, the private one beside it, or an armored OpenPGP key.
  ///
  /// - Throws: `SpecError.refused` for anything else.
  static func read(
    _ path: String, environment: [String: String]
  ) async throws(SpecError) -> KeyFile {
    let content = try Files.read(path)
    let text = String(decoding: content, as: UTF8.self)
    let start = text.drop(while: \.isWhitespace)
    if start.hasPrefix("-----BEGIN PGP PUBLIC KEY BLOCK-----") {
      return try await readOpenPGP(content, named: path, environment)
    }
    if start.hasPrefix("-----BEGIN CERTIFICATE-----") {
      throw .refused(
        Refusal(
          "\(path) is a certificate", cause: "X.509 keys count by the authority that issued them",
          hint: "commit its PEM file to \(Policy.File.keys)/", kind: .signing))
    }
    if start.hasPrefix("-----BEGIN "), !path.hasSuffix(".pub") {
      guard let beside = try Files.readIfThere(path + ".pub") else {
        throw .refused(
          Refusal(
            "\(path) is a private key, and \(path).pub is not there",
            hint: "ssh-keygen -y -f \(path) > \(path).pub", kind: .signing))
      }
      return try readSSH(String(decoding: beside, as: UTF8.self), named: path + ".pub")
    }
    return try readSSH(text, named: path)
  }

  /// Reads `type base64` and whatever stands behind it.
  static func readSSH(_ text: String, named name: String) throws(SpecError) -> KeyFile {
    let lines = text.split(whereSeparator: \.isNewline)
      .filter { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
    let words = lines.first?.split(whereSeparator: \.isWhitespace) ?? []
    guard lines.count == 1, words.count >= 2 else {
      throw .refused(
        Refusal(
          "\(name) holds no public key that is known here",
          hint: "give an SSH key (.pub) or an armored OpenPGP key", kind: .signing))
    }
    let key: SSHPublicKey
    do throws(SSHFormatError) {
      key = try SSHPublicKey(type: String(words[0]), base64: Array(words[1].utf8))
    } catch {
      throw .refused(
        Refusal("the key in \(name) cannot be read", cause: error.reason, kind: .signing))
    }
    guard !key.isCertificate, key.material != .dsa else {
      throw .refused(
        Refusal(
          "the key in \(name) is \(key.isCertificate ? "a certificate" : "a DSA key")",
          hint: "give a plain key, such as one of ssh-keygen -t ed25519", kind: .signing))
    }
    return .ssh(key)
  }

  static func readOpenPGP(
    _ armor: [UInt8], named name: String, _ environment: [String: String]
  ) async throws(SpecError) -> KeyFile {
    let found = try await OpenPGPVerifier.fingerprints(
      of: [.init(owner: "", name: name, bytes: armor)], environment: environment)
    guard found.count == 1 else {
      throw .refused(
        Refusal(
          "\(name) holds \(found.count) keys", hint: "export one: gpg --armor --export FINGERPRINT",
          kind: .signing))
    }
    return .openPGP(armor, fingerprint: found[0].fingerprint)
  }

  /// The key that git signs the user's own commits with.
  static func own(
    _ signer: CommitSigner, environment: [String: String]
  ) async throws(SpecError) -> KeyFile {
    switch signer.format {
    case .ssh where signer.isLiteralKey:
      return try readSSH(signer.key, named: "user.signingKey")
    case .ssh:
      return try await read(signer.key, environment: environment)
    case .openpgp:
      let outcome = try await ToolRun(
        program: signer.program,
        arguments: ["--armor", "--export-options", "export-minimal", "--export", signer.key],
        environment: environment, timeLimit: .seconds(20)
      ).outcome()
      guard outcome.isSuccess, !outcome.output.isEmpty else {
        throw .refused(
          Refusal(
            "gpg has no key \(signer.key)", cause: outcome.lastWords,
            hint: "gpg --list-secret-keys", kind: .signing))
      }
      return try await readOpenPGP(outcome.output, named: "the key \(signer.key)", environment)
    case .x509:
      throw .refused(
        Refusal(
          "git signs your commits with a certificate",
          cause: "X.509 keys count by the authority that issued them",
          hint: "commit its PEM file to \(Policy.File.keys)/", kind: .signing))
    }
  }
}
