/// Whose SSH keys count: the content of a file as ssh-keygen(1), ALLOWED SIGNERS, has it.
struct AllowedSigners: Sendable, Hashable {
  var entries: [Entry]

  /// One line: names, and the key that is theirs.
  struct Entry: Sendable, Hashable {
    /// 1 for the first.
    let line: Int
    /// The line without space at its ends.
    let text: String
    let principals: SSHPatternList
    let key: SSHPublicKey
    /// Whether the key signs certificates rather than content.
    let isAuthority: Bool
    /// `nil` for every namespace.
    let namespaces: SSHPatternList?
    /// Seconds since 1970; the first one that is in.
    let validAfter: Int64?
    /// Seconds since 1970; the last one that is in.
    let validBefore: Int64?

    /// Whether the name is one of the entry's, as `ssh-keygen` compares: capitals matter.
    func allows(principal: String) -> Bool {
      principals.matches(principal)
    }

    func allows(namespace: String) -> Bool {
      namespaces?.matches(namespace) ?? true
    }
  }

  /// Reads a whole file; `file` is its name for the user.
  ///
  /// The first thing that is wrong is an error, where `ssh-keygen` passes over a line that it cannot
  /// read or, for days that do not exist, takes another one. So a slip never takes a person's key
  /// away, or gives it longer, without a word. Also errors, though `ssh-keygen` takes them: quotes
  /// within a word, names with empty patterns, a certificate as a key, times that end in `UTC`. A
  /// time without `Z` is one of UTC, not of the machine.
  static func read(
    _ bytes: [UInt8], file: String
  ) throws(ConfigurationError) -> AllowedSigners {
    var entries: [Entry] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      do throws(SSHFormatError) {
        var reader = try AllowedSignersLine(line)
        if let entry = try reader.entry(number) {
          entries.append(entry)
        }
      } catch {
        throw ConfigurationError(
          file: file, position: SourcePosition(line: number), message: error.reason)
      }
    }
    return AllowedSigners(entries: entries)
  }
}
