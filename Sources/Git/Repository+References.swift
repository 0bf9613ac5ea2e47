internal import Clibgit2

/// Where HEAD points.
public enum Head: Hashable, Sendable {
  /// A branch without a commit; the full reference name.
  case unborn(String)
  /// A branch; the full reference name and its commit.
  case branch(String, ObjectID)
  /// A commit and no branch.
  case detached(ObjectID)

  /// The commit, if there is one yet.
  public var commit: ObjectID? {
    switch self {
    case .unborn: nil
    case .branch(_, let id), .detached(let id): id
    }
  }

  /// The branch's short name, if there is one.
  public var branch: String? {
    switch self {
    case .unborn(let name), .branch(let name, _):
      name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : name
    case .detached: nil
    }
  }
}

/// A reference and the commit it leads to.
public struct Reference: Hashable, Sendable {
  /// The full name, such as `refs/heads/main`.
  public var name: String
  public var target: ObjectID
}

extension Repository {
  /// Where HEAD points.
  ///
  /// The C counterparts are `git_reference_lookup` and `git_reference_resolve`.
  public func head() throws(GitError) -> Head {
    let pointer = pointer
    let head = try OwnedPointer("git_reference_lookup", free: git_reference_free) {
      git_reference_lookup(&$0, pointer, "HEAD")
    }
    guard let target = git_reference_symbolic_target(head.pointer) else {
      guard let oid = git_reference_target(head.pointer) else {
        throw GitError(
          code: .generic, function: "git_reference_target", message: "HEAD names no commit")
      }
      return .detached(ObjectID(oid.pointee))
    }
    let name = String(cString: target)
    return try commitID(ofReference: name).map { .branch(name, $0) } ?? .unborn(name)
  }

  /// The commit that a reference leads to, through symbolic references and tags; `nil` where there
  /// is no such reference.
  ///
  /// - Parameter name: the full name; a short one could mean a tag and a branch alike.
  /// - Returns: the commit's id.
  /// - Throws: `GitError`; `peel` where the reference leads to something else.
  public func commitID(ofReference name: String) throws(GitError) -> ObjectID? {
    var oid = git_oid()
    guard
      try checkFound("git_reference_name_to_id", git_reference_name_to_id(&oid, pointer, name))
    else {
      return nil
    }
    return try peeled(ObjectID(oid))
  }

  /// The short or full name that a symbolic reference points at; `nil` where it is not one.
  public func symbolicTarget(ofReference name: String) throws(GitError) -> String? {
    let pointer = pointer
    do throws(GitError) {
      let reference = try OwnedPointer("git_reference_lookup", free: git_reference_free) {
        git_reference_lookup(&$0, pointer, name)
      }
      return git_reference_symbolic_target(reference.pointer).map { String(cString: $0) }
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// The references whose full name begins with a prefix and that lead to a commit, by name.
  ///
  /// The C counterpart is `git_reference_foreach_glob`.
  public func references(withPrefix prefix: String) throws(GitError) -> [Reference] {
    var names: [String] = []
    try check(
      "git_reference_foreach_glob",
      withUnsafeMutablePointer(to: &names) { names in
        git_reference_foreach_glob(
          pointer, prefix + "*",
          { name, payload in
            if let name, let payload {
              payload.assumingMemoryBound(to: [String].self).pointee.append(String(cString: name))
            }
            return 0
          }, names)
      })
    var references: [Reference] = []
    for name in names.sorted() {
      if let target = try commitIDIfAny(ofReference: name) {
        references.append(Reference(name: name, target: target))
      }
    }
    return references
  }

  /// The commit that an expression of `gitrevisions(7)` names; `nil` where it names nothing.
  ///
  /// The C counterpart is `git_revparse_single`.
  ///
  /// - Throws: `GitError` with `ambiguous` for a prefix of several objects, `invalidSpec` for an
  ///   expression that cannot be read and `peel` for an object that leads to no commit.
  public func commitID(ofRevision revision: String) throws(GitError) -> ObjectID? {
    let pointer = pointer
    // libgit2 1.5 knows `@` alone as a name of HEAD, and not `@~1`.
    let isShort = ["@~", "@^"].contains { revision.hasPrefix($0) }
    let expression = isShort ? "HEAD" + revision.dropFirst() : revision
    do throws(GitError) {
      let object = try OwnedPointer("git_revparse_single", free: git_object_free) {
        git_revparse_single(&$0, pointer, expression)
      }
      return try git_object_id(object.pointer).map { oid throws(GitError) in
        try peeled(ObjectID(oid.pointee))
      }
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// A reference to something that is no commit, or to nothing, is not one to read history from.
  private func commitIDIfAny(ofReference name: String) throws(GitError) -> ObjectID? {
    do throws(GitError) {
      return try commitID(ofReference: name)
    } catch
      where [.peel, .notFound, .invalidSpec].contains(error.code)
      || error.category == .reference
    {
      return nil
    }
  }

  /// The commit behind a commit or an annotated tag.
  private func peeled(_ id: ObjectID) throws(GitError) -> ObjectID {
    let pointer = pointer
    var oid = id.oid
    let object = try OwnedPointer("git_object_lookup", free: git_object_free) {
      git_object_lookup(&$0, pointer, &oid, GIT_OBJECT_ANY)
    }
    if git_object_type(object.pointer) == GIT_OBJECT_COMMIT {
      return id
    }
    let target = object.pointer
    do throws(GitError) {
      let commit = try OwnedPointer("git_object_peel", free: git_object_free) {
        git_object_peel(&$0, target, GIT_OBJECT_COMMIT)
      }
      if let commitID = git_object_id(commit.pointer) {
        return ObjectID(commitID.pointee)
      }
    } catch  where [.peel, .invalidSpec].contains(error.code) {
      // libgit2 says one of a tag and the other of a tree or blob.
    }
    throw GitError(
      code: .peel, function: "git_object_peel", message: "object \(id) leads to no commit")
  }
}

extension Repository {
  /// Whether a commit is an ancestor of another one, or that one itself.
  ///
  /// The C counterpart is `git_graph_descendant_of`, to which no commit is its own descendant; git's
  /// is `git merge-base --is-ancestor <ancestor> <commit>`.
  public func isReached(_ ancestor: ObjectID, from commit: ObjectID) throws(GitError) -> Bool {
    guard commit != ancestor else {
      return true
    }
    var (commit, ancestor) = (commit.oid, ancestor.oid)
    return try check(
      "git_graph_descendant_of", git_graph_descendant_of(pointer, &commit, &ancestor)) == 1
  }

  /// A best common ancestor of a commit and what all others together reach; `nil` where they have
  /// none.
  ///
  /// The C counterpart is `git_merge_base_many`, git's is `git merge-base <commit> <other>…`.
  public func mergeBase(
    _ commit: ObjectID, withAll others: [ObjectID]
  ) throws(GitError) -> ObjectID? {
    guard !others.isEmpty else {
      return nil
    }
    var found = git_oid()
    let commits = ([commit] + others).map(\.oid)
    let hasOne = try commits.withUnsafeBufferPointer { commits throws(GitError) in
      try checkFound(
        "git_merge_base_many",
        git_merge_base_many(&found, pointer, commits.count, commits.baseAddress))
    }
    return hasOne ? ObjectID(found) : nil
  }
}
