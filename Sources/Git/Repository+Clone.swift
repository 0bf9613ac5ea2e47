internal import Clibgit2

/// How much of its history a clone holds.
public struct CloneExtent: Hashable, Sendable {
  /// The commits whose parents were not fetched; empty in a whole clone.
  ///
  /// libgit2 before 1.7 ignores git's `shallow` file, and its own walk fails at these.
  public var shallowBoundary: Set<ObjectID>
  /// Whether objects may be missing and could be fetched (`git clone --filter`).
  public var isPartial: Bool
}

extension Repository {
  /// How much of its history this clone holds.
  ///
  /// The format is `gitrepository-layout(5)`: `shallow` holds one commit id a line.
  public func cloneExtent() throws(GitError) -> CloneExtent {
    CloneExtent(
      shallowBoundary: Set(
        try FileContent.read(commonDirectory + "shallow")
          .split(separator: UInt8(ascii: "\n"))
          .compactMap { ObjectID(hexDigits: $0) }),
      isPartial: try hasPromisor())
  }

  private func hasPromisor() throws(GitError) -> Bool {
    let pointer = pointer
    let configuration = try OwnedPointer("git_repository_config", free: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    let iterator = try OwnedPointer("git_config_iterator_new", free: git_config_iterator_free) {
      git_config_iterator_new(&$0, configuration.pointer)
    }
    // By hand, since every match of libgit2 1.5's own pattern leaks 20 kB.
    while let name = try Self.nextName(iterator.pointer) {
      if name == "extensions.partialclone"
        || (name.hasPrefix("remote.") && name.hasSuffix(".promisor"))
      {
        return true
      }
    }
    return false
  }

  private static func nextName(_ iterator: OpaquePointer) throws(GitError) -> String? {
    var entry: UnsafeMutablePointer<git_config_entry>?
    do throws(GitError) {
      try check("git_config_next", git_config_next(&entry, iterator))
      return entry.map { String(cString: $0.pointee.name) }
    } catch  where error.code == .iterationOver {
      return nil
    }
  }
}
