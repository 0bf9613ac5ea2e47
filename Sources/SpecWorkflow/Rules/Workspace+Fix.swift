internal import Git

extension Workspace {
  /// Writes what mending makes of documents, each at once or not at all.
  ///
  /// One that somebody has changed in the meantime is left as it is.
  /// - Returns: the paths that were written.
  /// - Throws: `SpecError.noWorkTree`, or `file` for the first that cannot be written.
  public func write(_ fixes: [DocumentFix]) throws(SpecError) -> [String] {
    guard let workTree else {
      throw .noWorkTree
    }
    var written: [String] = []
    for fix in fixes {
      guard try Files.readIfThere(workTree + fix.path) == fix.old else { continue }
      try WholeFile.write(fix.new, to: fix.path, in: workTree)
      written.append(fix.path)
    }
    return written
  }

  /// What mending makes of a document, as `git diff` prints it.
  public func patch(of fix: DocumentFix) throws(SpecError) -> [UInt8] {
    try git { () throws(GitError) in
      try UnifiedDiff.text(from: fix.old, at: fix.path, to: fix.new, at: fix.path)
    }
  }
}
