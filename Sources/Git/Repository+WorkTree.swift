internal import Clibgit2

/// A file that differs between HEAD, the index and the work tree.
public struct WorkTreeChange: Hashable, Sendable {
  /// What became of the file.
  public enum Kind: String, Sendable {
    case added
    case modified
    case deleted
    case conflicted
  }

  public var path: String
  public var kind: Kind
  /// Whether part of the change is in the index.
  public var isStaged: Bool
}

extension Repository {
  /// The files below the folders that are not as HEAD has them, by path; ignored files are none.
  ///
  /// The folder `""` is the whole work tree.
  ///
  /// Runs no program: libgit2 calls neither filters nor a file-system monitor of the configuration.
  /// The C counterpart is `git_status_list_new`.
  public func workTreeChanges(below folders: [String]) throws(GitError) -> [WorkTreeChange] {
    try changes(below: folders, GIT_STATUS_SHOW_INDEX_AND_WORKDIR)
  }

  /// The files below the folders that the index has otherwise than HEAD, by path.
  ///
  /// Looks at no file of the work tree. The C counterpart is `git_status_list_new`.
  public func stagedChanges(below folders: [String]) throws(GitError) -> [WorkTreeChange] {
    let changes = try changes(below: folders, GIT_STATUS_SHOW_INDEX_ONLY)
    let index = try index()
    // What `git add --intent-to-add` names is not in the next commit.
    return changes.filter { !isOnlyIntended($0.path, in: index.pointer) }
  }

  private func changes(
    below folders: [String], _ show: git_status_show_t
  ) throws(GitError) -> [WorkTreeChange] {
    guard workTree != nil, !folders.isEmpty else {
      return []
    }
    var options = git_status_options()
    try check(
      "git_status_options_init",
      git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION)))
    options.show = show
    options.flags =
      GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue
      | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
      | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue
    let pointer = pointer
    let index = try index()
    let list = try withStringArray(folders.contains("") ? [] : folders) { array throws(GitError) in
      options.pathspec = array
      return try OwnedPointer("git_status_list_new", free: git_status_list_free) {
        git_status_list_new(&$0, pointer, &options)
      }
    }
    return (0..<git_status_list_entrycount(list.pointer)).compactMap { place in
      git_status_byindex(list.pointer, place).flatMap { WorkTreeChange($0.pointee) }
    }.filter { change in
      // libgit2 calls deleted what a sparse checkout leaves out.
      change.kind != .deleted || change.isStaged || !isLeftOut(change.path, of: index.pointer)
    }.sorted { $0.path < $1.path }
  }

  /// What the index holds for a path; `nil` where it holds nothing or a conflict.
  ///
  /// The C counterpart is `git_index_get_bypath`.
  public func stagedEntry(at path: String) throws(GitError) -> TreeEntry? {
    let index = try index()
    return git_index_get_bypath(index.pointer, path, 0).map { entry in
      TreeEntry(
        path: path, mode: FileMode(rawValue: entry.pointee.mode), id: ObjectID(entry.pointee.id))
    }
  }

  /// The blob that the index holds for a path; `nil` where it holds none or a conflict.
  ///
  /// The C counterpart is `git_index_get_bypath`.
  public func stagedBlobID(at path: String) throws(GitError) -> ObjectID? {
    let index = try index()
    return git_index_get_bypath(index.pointer, path, 0).map { ObjectID($0.pointee.id) }
  }

  /// Whether `git status` passes over the file, as `git update-index --assume-unchanged` or
  /// `--skip-worktree` say.
  public func isPassedOver(_ path: String) throws(GitError) -> Bool {
    let index = try index()
    guard let entry = git_index_get_bypath(index.pointer, path, 0) else {
      return false
    }
    return UInt32(entry.pointee.flags) & UInt32(GIT_INDEX_ENTRY_VALID.rawValue) != 0
      || isLeftOut(path, of: index.pointer)
  }

  private func index() throws(GitError) -> OwnedPointer {
    let pointer = pointer
    let index = try OwnedPointer("git_repository_index", free: git_index_free) {
      git_repository_index(&$0, pointer)
    }
    // The repository keeps the index that it read first, whatever is staged since.
    try check("git_index_read", git_index_read(index.pointer, 0))
    return index
  }

  private func isOnlyIntended(_ path: String, in index: OpaquePointer) -> Bool {
    guard let entry = git_index_get_bypath(index, path, 0) else {
      return false
    }
    return UInt32(entry.pointee.flags_extended) & UInt32(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue)
      != 0
  }

  private func isLeftOut(_ path: String, of index: OpaquePointer) -> Bool {
    guard let entry = git_index_get_bypath(index, path, 0) else {
      return false
    }
    return UInt32(entry.pointee.flags_extended) & UInt32(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue)
      != 0
  }
}

extension WorkTreeChange {
  fileprivate init?(_ entry: git_status_entry) {
    let delta = entry.index_to_workdir ?? entry.head_to_index
    guard let delta, let path = delta.pointee.new_file.path ?? delta.pointee.old_file.path else {
      return nil
    }
    let status = entry.status.rawValue
    func has(_ flags: git_status_t...) -> Bool {
      flags.contains { status & $0.rawValue != 0 }
    }
    self.path = String(cString: path)
    isStaged = has(
      GIT_STATUS_INDEX_NEW, GIT_STATUS_INDEX_MODIFIED, GIT_STATUS_INDEX_DELETED,
      GIT_STATUS_INDEX_RENAMED, GIT_STATUS_INDEX_TYPECHANGE)
    if has(GIT_STATUS_CONFLICTED) {
      kind = .conflicted
    } else if has(GIT_STATUS_WT_DELETED)
      || (has(GIT_STATUS_INDEX_DELETED) && !has(GIT_STATUS_WT_NEW))
    {
      kind = .deleted
    } else if has(GIT_STATUS_WT_NEW, GIT_STATUS_INDEX_NEW) && !has(GIT_STATUS_INDEX_DELETED) {
      kind = .added
    } else {
      kind = .modified
    }
  }
}
