/// The keys that no longer count: what ssh-keygen(1) takes as `-r revocation_file`.
enum SSHRevocations: Sendable {
  /// The blobs of plain keys, also those of authorities.
  case keys(Set<[UInt8]>)
  /// A key revocation list (OpenSSH's PROTOCOL.krl), which only `ssh-keygen` reads.
  case list([UInt8])
  /// It cannot be read, and so nothing is known of any key.
  case unreadable(reason: String)

  private static let listMagic = Array("SSHKRL\n\0".utf8)

  /// Reads a file's content; `nil` and an empty one revoke nothing.
  ///
  /// What is no key revocation list is one public key a line, comments and empty lines aside.
  init(_ content: [UInt8]?) {
    let content = content ?? []
    guard !content.starts(with: Self.listMagic) else {
      self = .list(content)
      return
    }
    var blobs: Set<[UInt8]> = []
    var number = 0
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let words = line.split { [0x20, 0x09, 0x0d].contains($0) }
      guard let type = words.first, type.first != UInt8(ascii: "#") else {
        continue
      }
      do throws(SSHFormatError) {
        guard words.count > 1 else {
          throw SSHFormatError("there is no key behind its type")
        }
        let name = String(decoding: type, as: UTF8.self)
        blobs.insert(try SSHPublicKey(type: name, base64: words[1]).plainBlob)
      } catch {
        self = .unreadable(
          reason: "line \(number) of the revocation list cannot be read: \(error.reason)")
        return
      }
    }
    self = .keys(blobs)
  }

  /// Whether a list of keys names the key, the key of a certificate or its authority.
  func names(_ key: SSHPublicKey) -> Bool {
    guard case .keys(let blobs) = self else {
      return false
    }
    return blobs.contains(key.plainBlob)
      || key.certificate.map { blobs.contains($0.authority) } ?? false
  }
}
