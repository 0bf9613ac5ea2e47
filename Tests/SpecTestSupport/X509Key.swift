import Foundation

/// A throw-away authority that `openssl` made.
public struct X509Authority: Sendable, Hashable {
  /// The certificate.
  public var pem: [UInt8]
  /// The folder with its key and its register.
  var folder: String
}

/// A signer's certificate, in the test's home of `gpgsm` with its private key.
public struct X509Identity: Sendable, Hashable {
  /// The certificate's SHA-1 in hexadecimal capitals; also what `user.signingKey` takes.
  public var fingerprint: String
  public var pem: [UInt8]
}

extension TestRepository {
  /// Makes an authority, valid from 2025-12-31 for ten years, that `gpgsm` of the test's home trusts.
  public func x509Authority(_ commonName: String = "Tidewater CA") throws -> X509Authority {
    let count = (try? FileManager.default.contentsOfDirectory(atPath: "\(temporary.path)/x509"))
    let folder = try temporary.folder("x509/\(count?.count ?? 0)")
    try write("\(folder)/ca.cnf", Self.authoritySettings(folder))
    try write("\(folder)/index.txt", "")
    try openssl(
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(folder)/ca.key",
      "-subj", "/CN=\(commonName)", "-out", "\(folder)/ca.csr", "-config", "\(folder)/ca.cnf")
    try openssl(
      "ca", "-batch", "-selfsign", "-config", "\(folder)/ca.cnf", "-extensions", "root",
      "-keyfile", "\(folder)/ca.key", "-in", "\(folder)/ca.csr", "-out", "\(folder)/ca.pem",
      "-notext", "-startdate", "20251231000000Z", "-enddate", "20351231000000Z")
    let pem = try bytes("\(folder)/ca.pem")
    try gpgsm(["--import"], input: pem)
    let list = "\(try gnupgHome)/trustlist.txt"
    let trusted = exists(list) ? try read(list) : ""
    try write(list, trusted + "\(try x509Fingerprint("\(folder)/ca.pem")) S\n")
    stopAgents()
    return X509Authority(pem: pem, folder: folder)
  }

  /// Makes a signer's certificate, valid in UTC from and to `YYYYMMDDHHMMSSZ`, and its key.
  public func x509Identity(
    commonName: String = "Ada Okafor", email: String? = "ada@tidewater.example",
    ca: X509Authority, from: String = "20260101000000Z", to: String = "20270101000000Z"
  ) throws -> X509Identity {
    let name = UUID().uuidString
    let path = "\(ca.folder)/\(name)"
    let address = email.map { "subjectAltName=email:\($0)\n" } ?? ""
    try write(
      "\(path).ext",
      "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\n\(address)")
    try openssl(
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(path).key",
      "-subj", "/CN=\(commonName)", "-out", "\(path).csr", "-config", "\(ca.folder)/ca.cnf")
    try openssl(
      "ca", "-batch", "-config", "\(ca.folder)/ca.cnf", "-extfile", "\(path).ext",
      "-keyfile", "\(ca.folder)/ca.key", "-cert", "\(ca.folder)/ca.pem", "-in", "\(path).csr",
      "-out", "\(path).pem", "-notext", "-startdate", from, "-enddate", to)
    try importKey(path, ca: ca)
    return X509Identity(
      fingerprint: try x509Fingerprint("\(path).pem"), pem: try bytes("\(path).pem"))
  }

  /// Hands a key to `gpgsm`, without a passphrase.
  ///
  /// gpgsm 2.2 reads the old encryption of `openssl-pkcs12(1)` only, and one file in hundreds it
  /// cannot decrypt; another of the same key, with another salt, it can.
  private func importKey(_ path: String, ca: X509Authority, attempts: Int = 5) throws {
    try openssl(
      "pkcs12", "-export", "-legacy", "-passout", "pass:", "-inkey", "\(path).key",
      "-in", "\(path).pem", "-certfile", "\(ca.folder)/ca.pem", "-out", "\(path).p12")
    do {
      let secret = ["--pinentry-mode", "loopback", "--passphrase-fd", "0", "--import"]
      try gpgsm(secret + ["\(path).p12"], input: [UInt8(ascii: "\n")])
    } catch  where attempts > 1 {
      try importKey(path, ca: ca, attempts: attempts - 1)
    }
  }

  /// Signs bytes at a moment in seconds since 1970; the options are further ones of gpgsm.
  public func x509Signature(
    over bytes: [UInt8], by identity: X509Identity, at time: Int64, options: [String] = []
  ) throws -> [UInt8] {
    try gpgsm(
      options + [
        "--faked-system-time", "\(time)", "--local-user", "&\(x509Keygrip(identity))", "--armor",
        "--detach-sign",
      ], input: bytes
    ).bytes
  }

  private func x509Keygrip(_ identity: X509Identity) throws -> String {
    let listed = try gpgsm(["--with-colons", "--list-keys", identity.fingerprint])
    let line = listed.lines.first { $0.hasPrefix("grp:") } ?? ""
    return String(line.split(separator: ":").last ?? "")
  }

  private func x509Fingerprint(_ path: String) throws -> String {
    let line = try openssl(
      "x509", "-noout", "-fingerprint", "-sha1",
      "-in", path
    ).trimmed
    return line.split(separator: "=").last.map { $0.filter { $0 != ":" } } ?? ""
  }

  @discardableResult
  private func openssl(_ arguments: String...) throws -> ToolOutput {
    try need(run("openssl", arguments), "openssl \(arguments[0])")
  }

  @discardableResult
  private func gpgsm(_ arguments: [String], input: [UInt8] = []) throws -> ToolOutput {
    _ = try gnupgHome
    let fixed = ["--batch", "--no-tty", "--disable-dirmngr", "--disable-crl-checks"]
    return try need(run("gpgsm", fixed + arguments, input: input), "gpgsm")
  }

  /// Format: `openssl-ca(1)`.
  private static func authoritySettings(_ folder: String) -> String {
    """
    [req]
    distinguished_name = name
    string_mask = utf8only
    utf8 = yes
    [name]
    [ca]
    default_ca = authority
    [authority]
    database = \(folder)/index.txt
    new_certs_dir = \(folder)
    default_md = sha256
    policy = policy
    rand_serial = yes
    unique_subject = no
    [policy]
    commonName = supplied
    [root]
    basicConstraints = critical,CA:true
    keyUsage = critical,keyCertSign,cRLSign
    subjectKeyIdentifier = hash

    """
  }
}
