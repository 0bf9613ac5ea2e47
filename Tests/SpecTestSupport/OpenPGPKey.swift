import Foundation

/// A throw-away key that `gpg` made, without a passphrase, in the keyring of the test's home.
public struct OpenPGPKey: Sendable, Hashable {
  /// The primary key's, in hexadecimal capitals.
  public var fingerprint: String
  /// The public key in ASCII armor.
  public var armored: [UInt8]
}

extension TestRepository {
  /// Makes a key that was created at a moment in seconds since 1970, 2026-01-01 by default.
  ///
  /// With `signingSubkey` the primary key only certifies; both expire together.
  public func openPGPKey(
    _ userID: String, algorithm: String = "ed25519", created: Int64 = 1_767_225_600,
    expires: Int64? = nil, signingSubkey: Bool = false
  ) throws -> OpenPGPKey {
    let end = expires.map { "seconds=\($0 - created)" } ?? "never"
    let made = try gpg(
      [
        "--status-fd", "1", "--quick-generate-key", userID, algorithm,
        signingSubkey ? "cert" : "sign", end,
      ], at: created)
    guard let line = made.lines.first(where: { $0.contains(" KEY_CREATED ") }),
      let fingerprint = line.split(separator: " ").last.map(String.init)
    else {
      throw ToolFailure(command: ["gpg"], reason: made.text + made.errors)
    }
    if signingSubkey {
      try gpg(["--quick-add-key", fingerprint, algorithm, "sign", end], at: created)
    }
    return try openPGPKey(fingerprint: fingerprint)
  }

  /// The key as the keyring has it now.
  public func openPGPKey(fingerprint: String) throws -> OpenPGPKey {
    OpenPGPKey(
      fingerprint: fingerprint, armored: try gpg(["--armor", "--export", fingerprint]).bytes)
  }

  /// The key with another expiry, so many seconds after the moment of the change.
  public func prolongedOpenPGPKey(
    _ key: OpenPGPKey, at time: Int64, by seconds: Int64
  ) throws -> OpenPGPKey {
    try gpg(["--quick-set-expire", key.fingerprint, "seconds=\(seconds)"], at: time)
    return try openPGPKey(fingerprint: key.fingerprint)
  }

  /// The revocation certificate that gpg made with the key, ready to be imported.
  public func revocationCertificate(of key: OpenPGPKey) throws -> [UInt8] {
    let text = try read("\(gnupgHome)/openpgp-revocs.d/\(key.fingerprint).rev")
    return Array(text.replacing(":-----BEGIN", with: "-----BEGIN").utf8)
  }

  /// Signs bytes at a moment in seconds since 1970; the options are further ones of gpg.
  public func openPGPSignature(
    over bytes: [UInt8], by key: OpenPGPKey, at time: Int64, options: [String] = []
  ) throws -> [UInt8] {
    try gpg(
      options + ["--local-user", key.fingerprint, "--armor", "--detach-sign"], input: bytes,
      at: time
    ).bytes
  }

  /// A program for `gpg.program` (or `gpg.x509.program`) that signs at the committer's date.
  public func signingProgram(_ tool: String = "gpg") throws -> String {
    let options = tool == "gpg" ? "--batch --pinentry-mode loopback --passphrase ''" : "--batch"
    let mark = tool == "gpg" ? "!" : ""
    return try script(
      "sign-\(tool)",
      """
      case $GIT_COMMITTER_DATE in
      @*) time=${GIT_COMMITTER_DATE#@} time=${time%% *} ;;
      *) time=$(date -ud "$GIT_COMMITTER_DATE" +%s) ;;
      esac
      exec \(tool) \(options) --faked-system-time "$time\(mark)" "$@"
      """)
  }

  /// Writes a shell script outside of the work tree and returns its path.
  public func script(_ name: String, _ text: String) throws -> String {
    let path = "\(try temporary.folder("bin"))/\(name)"
    try Tool.writeScript("#!/bin/sh\n\(text)\n", to: path)
    return path
  }

  /// The home of gpg and gpgsm, made where it is not there yet.
  public var gnupgHome: String {
    get throws {
      let home = environment["GNUPGHOME"] ?? "\(hermetic.home)/gnupg"
      try FileManager.default.createDirectory(
        atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return home
    }
  }

  /// Ends the agents of the test's home.
  func stopAgents() {
    guard let home = environment["GNUPGHOME"], FileManager.default.fileExists(atPath: home) else {
      return
    }
    _ = try? run("gpgconf", ["--homedir", home, "--kill", "all"], in: "/")
    _ = try? run("gpgconf", ["--homedir", home, "--remove-socketdir"], in: "/")
  }

  @discardableResult
  public func gpg(
    _ arguments: [String], input: [UInt8] = [], at time: Int64? = nil
  ) throws -> ToolOutput {
    _ = try gnupgHome
    let clock = time.map { ["--faked-system-time", "\($0)!"] } ?? []
    let silent = [
      "--batch", "--yes", "--no-tty", "--display-charset", "utf-8", "--pinentry-mode", "loopback",
      "--passphrase", "",
    ]
    return try need(run("gpg", silent + clock + arguments, input: input), "gpg")
  }
}
