#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// Files that only their user can read and write.
enum OwnFile {
  /// Opens a file that is there; `nil` where there is none, or a link.
  static func open(_ path: String, _ flags: Int32) -> Int32? {
    // A pipe in its place must not keep the program waiting.
    let file = openat(AT_FDCWD, path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    return file >= 0 ? file : nil
  }

  /// Makes a file that must not be there yet.
  static func create(_ path: String, _ flags: Int32) -> Int32? {
    let file = openat(AT_FDCWD, path, flags | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    return file >= 0 ? file : nil
  }

  /// The size of an open file; `nil` where it is no plain file, another user's, or one that others
  /// can read or write.
  static func size(_ file: Int32) -> Int? {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o077 == 0, status.st_uid == geteuid()
    else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Makes a folder that only its user can enter, and those above it.
  static func makeFolder(_ path: String) -> Bool {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        return false
      }
    }
    return true
  }
}
