#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// What stands at a path of the file system.
enum FileStatus {
  case file(size: Int)
  case folder
  case symbolicLink
  case other

  /// `nil` where there is nothing; a link is not followed.
  static func of(_ path: String) -> FileStatus? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }

  var isPlainFile: Bool {
    guard case .file = self else {
      return false
    }
    return true
  }

  /// Removes a file that this program has just made.
  static func remove(_ path: String) {
    unlink(path)
  }

  /// Removes a file that is there.
  static func removeThere(_ path: String) throws(SpecError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Makes a folder and those above it that are missing.
  static func makeFolder(_ path: String) throws(SpecError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) != 0, errno != EEXIST else {
        continue
      }
      throw .file(path: made, reason: String(cString: strerror(errno)))
    }
  }
}

extension FileStatus {
  /// What git has begun and not ended, by the files that it leaves in the git directory.
  static func unfinishedWork(in gitDirectory: String) -> String? {
    let marks = [
      ("MERGE_HEAD", "a merge"), ("CHERRY_PICK_HEAD", "a cherry-pick"),
      ("REVERT_HEAD", "a revert"), ("rebase-merge", "a rebase"), ("rebase-apply", "a rebase"),
    ]
    return marks.first { of(gitDirectory + $0.0) != nil }?.1
  }

  /// The names in a folder, none where there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else {
      return []
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." {
        names.append(name)
      }
    }
    return names.sorted()
  }

  /// The permissions of a file; `nil` where there is none.
  static func permissions(of path: String) -> UInt32? {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }

  /// Puts a file in the place of another one at once.
  static func replace(_ path: String, with new: String, permissions: UInt32?) throws(SpecError) {
    if let permissions {
      chmod(new, mode_t(permissions))
    }
    guard rename(new, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(new)
      throw .file(path: path, reason: reason)
    }
  }
}
