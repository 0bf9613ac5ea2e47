import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Signatures that `ssh-keygen` made, and its word on others.
struct SSHSamples {
  let folder: TestRepository
  /// Other tests may keep every thread for longer than the time limit that people have.
  static let timeLimit = Duration.seconds(300)

  init() throws {
    folder = try TestRepository.plainFolder()
  }

  /// The armor of a signature by a key, or by the certificate beside it.
  func sign(
    _ payload: [UInt8], with key: SSHKey, namespace: String = "git", certificate: Bool = false,
    options: [String] = []
  ) throws -> [UInt8] {
    let file = certificate ? "\(key.path)-cert.pub" : key.path
    let output = try folder.run(
      "ssh-keygen", ["-Y", "sign", "-q", "-n", namespace, "-f", file] + options, input: payload)
    try #require(output.status == 0, "\(output.errors)")
    return output.bytes
  }

  /// Whether `ssh-keygen` takes the signature, whoever made it.
  func isValid(_ armor: [UInt8], over payload: [UInt8]) throws -> Bool {
    let file = folder.absolute("signature-to-check")
    try folder.write(file, armor)
    return try folder.run(
      "ssh-keygen", ["-Y", "check-novalidate", "-n", "git", "-s", file], input: payload
    ).status == 0
  }

  /// Whether `ssh-keygen` takes the signature for one of the principal's.
  func accepts(
    _ armor: [UInt8], over payload: [UInt8], signers: String, principal: String,
    options: [String] = []
  ) throws -> Bool {
    try folder.write("allowed", signers)
    try folder.write("signature", armor)
    return try folder.run(
      "ssh-keygen",
      [
        "-Y", "verify", "-n", "git", "-I", principal, "-f", "allowed", "-s", "signature",
      ] + options, input: payload
    ).status == 0
  }

  /// Signs a key with an authority, for the key's certificate beside it.
  func certify(
    _ key: SSHKey, by authority: SSHKey, principals: String?, options: [String] = []
  ) throws {
    let names = principals.map { ["-n", $0] } ?? []
    let output = try folder.run(
      "ssh-keygen",
      ["-q", "-s", authority.path, "-I", "id"] + names + options + ["\(key.path).pub"])
    try #require(output.status == 0, "\(output.errors)")
  }

  /// The armor around any bytes, as `ssh-keygen` writes it.
  static func armor(_ blob: [UInt8]) -> [UInt8] {
    var lines = ["-----BEGIN SSH SIGNATURE-----"]
    var rest = StrictBase64.encode(blob)[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(70)))
      rest = rest.dropFirst(70)
    }
    lines.append("-----END SSH SIGNATURE-----\n")
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Keys of every kind that is checked in this process.
  func keys() throws -> [SSHKey] {
    let kinds: [(String, Int?)] = [
      ("ed25519", nil), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048),
      ("rsa", 3072),
    ]
    return try kinds.map { type, bits in
      try folder.sshKey("\(type)-\(bits ?? 0)", type: type, bits: bits)
    }
  }
}
