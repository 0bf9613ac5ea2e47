extension TestRepository {
  /// Clones over `file://`, as a remote of its own would be.
  ///
  /// A `depth` makes a shallow clone, a `filter` such as `blob:none` a partial one; `arguments` are
  /// further ones of `git clone`.
  public func clone(
    depth: Int? = nil, filter: String? = nil, bare: Bool = false, arguments: [String] = []
  ) throws -> TestRepository {
    // Only a server that allows it sends a part, or single objects later.
    try git("config", "uploadpack.allowFilter", "true")
    try git("config", "uploadpack.allowAnySHA1InWant", "true")
    let options =
      (depth.map { ["--depth=\($0)"] } ?? []) + (filter.map { ["--filter=\($0)"] } ?? [])
      + (bare ? ["--bare"] : []) + arguments
    return try TestRepository { clone in
      clone.origin = self
      clone.clock = clock
      try clone.git(["clone", "--quiet"] + options + [url, "."])
    }
  }

  /// Adds a linked work tree beside the repository and returns its path.
  public func addWorkTree(_ name: String, _ arguments: String...) throws -> String {
    let folder = "\(temporary.path)/\(name)"
    try git(["worktree", "add", "--quiet", folder] + arguments)
    return folder
  }
}
