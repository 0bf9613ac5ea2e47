internal import Clibgit2

/// Line differences between two texts.
public enum UnifiedDiff {
  /// A patch as `git diff` prints it; empty where the texts are equal.
  ///
  /// The C counterparts are `git_patch_from_buffers` and `git_patch_to_buf`.
  public static func text(
    from old: [UInt8], at oldPath: String, to new: [UInt8], at newPath: String
  ) throws(GitError) -> [UInt8] {
    try Libgit2.initialize()
    guard old != new else {
      return []
    }
    var options = git_diff_options()
    try check(
      "git_diff_options_init", git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)))
    let patch = try OwnedPointer("git_patch_from_buffers", free: git_patch_free) {
      git_patch_from_buffers(
        &$0, old, old.count, oldPath, new, new.count, newPath, &options)
    }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    try check("git_patch_to_buf", git_patch_to_buf(&buffer, patch.pointer))
    return Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
  }
}
