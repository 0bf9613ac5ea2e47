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
