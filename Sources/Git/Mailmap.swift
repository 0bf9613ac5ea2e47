internal import Clibgit2

/// Names and addresses as people want to be known by, `gitmailmap(5)`.
public final class Mailmap {
  private let owned: OwnedPointer

  /// Reads the content of one or several mailmap files, one behind the other.
  ///
  /// The C counterpart is `git_mailmap_from_buffer`.
  public init(_ content: [UInt8]) throws(GitError) {
    try Libgit2.initialize()
    owned = try OwnedPointer("git_mailmap_from_buffer", free: git_mailmap_free) { mailmap in
      content.withUnsafeBytes { bytes in
        git_mailmap_from_buffer(
          &mailmap, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
    }
  }

  /// The name and address that the map gives a person.
  ///
  /// The C counterpart is `git_mailmap_resolve`.
  public func resolve(
    name: String, email: String
  ) throws(GitError) -> (name: String, email: String) {
    // The results may point into the arguments, so they are copied while these are lent.
    let resolved = name.withCString { nameText in
      email.withCString { emailText -> (status: Int32, name: String?, email: String?) in
        var realName: UnsafePointer<CChar>?
        var realEmail: UnsafePointer<CChar>?
        let status = git_mailmap_resolve(
          &realName, &realEmail, owned.pointer, nameText, emailText)
        return (
          status, realName.map { String(cString: $0) }, realEmail.map { String(cString: $0) }
        )
      }
    }
    try check("git_mailmap_resolve", resolved.status)
    return (resolved.name ?? name, resolved.email ?? email)
  }
}

@available(*, unavailable)
extension Mailmap: Sendable {}
