import Foundation

/// A throw-away key that `ssh-keygen` made.
public struct SSHKey: Sendable, Hashable {
  /// The private key's file; the public one has `.pub` behind it.
  public var path: String
  /// Type and key as `authorized_keys` and `allowed_signers` have them, without a comment.
  public var publicKey: String
  /// `SHA256:…`, as `ssh-keygen -l` prints it.
  public var fingerprint: String
}

extension TestRepository {
  /// Makes a key without a passphrase outside of the work tree.
  ///
  /// `bits`: where the type knows several, such as 256, 384 and 521 of `ecdsa`.
  public func sshKey(
    _ name: String, type: String = "ed25519", bits: Int? = nil, passphrase: String = ""
  ) throws -> SSHKey {
    let folder = "\(temporary.path)/keys"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name)"
    let size = bits.map { ["-b", "\($0)"] } ?? []
    try need(
      run(
        "ssh-keygen",
        ["-q", "-t", type] + size + ["-N", passphrase, "-C", "", "-f", path]), "ssh-keygen")
    return try sshKey(at: path)
  }

  /// A key that is there already, by the path of its private half.
  public func sshKey(at path: String) throws -> SSHKey {
    let words = try read("\(path).pub").split { $0 == " " || $0 == "\n" }
    let listed = try need(run("ssh-keygen", ["-l", "-f", "\(path).pub"]), "ssh-keygen -l")
    return SSHKey(
      path: path, publicKey: words.prefix(2).joined(separator: " "),
      fingerprint: String(listed.text.split(separator: " ")[1]))
  }

  @discardableResult
  func need(_ output: ToolOutput, _ command: String) throws -> ToolOutput {
    guard output.status == 0 else {
      throw ToolFailure(command: [command], reason: output.text + output.errors)
    }
    return output
  }
}
