internal import Git

/// What earlier runs have left in the index of a repository.
public struct CacheReport: Sendable {
  /// The facts of one kind.
  public struct Kind: Sendable, Hashable {
    public var name: String
    public var facts: Int
    public var bytes: Int
  }

  /// The file of the index, there or not.
  public var path: String
  /// The bytes that it takes on the disk.
  public var bytes: Int
  public var kinds: [Kind]
}

extension Workspace {
  /// What the user's index holds; nothing where there is none.
  public func cacheReport(_ place: IndexPlace?) -> CacheReport {
    let path = FactIndex.path(in: FactIndex.folder(of: repository))
    var report = CacheReport(path: path, bytes: 0, kinds: [])
    for file in IndexFile.files(path) {
      if case .file(let size)? = FileStatus.of(file) {
        report.bytes += size
      }
    }
    if report.bytes > 0 {
      report.kinds = place.flatMap { FactIndex(repository, $0) }?.contents() ?? []
    }
    return report
  }

  /// Removes the user's index.
  ///
  /// - Throws: `SpecError.file` for a file that cannot be removed.
  public func clearCache() throws(SpecError) {
    for file in IndexFile.files(FactIndex.path(in: FactIndex.folder(of: repository)))
    where FileStatus.of(file) != nil {
      try FileStatus.removeThere(file)
    }
  }
}
