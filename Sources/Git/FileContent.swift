#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// Small files of the git directory that libgit2 does not read.
enum FileContent {
  /// The bytes of a file; empty where there is none.
  ///
  /// - Throws: `GitError` with the system's words where the file is there and cannot be read.
  static func read(_ path: String) throws(GitError) -> [UInt8] {
    guard let file = fopen(path, "rbe") else {
      guard errno == ENOENT else {
        throw failure(path)
      }
      return []
    }
    defer { fclose(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      content += chunk[..<count]
      if count < chunk.count {
        guard ferror(file) == 0 else {
          throw failure(path)
        }
        return content
      }
    }
  }

  /// The absolute path without symbolic links; `nil` where there is no such file.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else {
      return nil
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func failure(_ path: String) -> GitError {
    GitError(
      code: .generic, function: "fopen",
      message: "\(path): " + String(cString: strerror(errno)))
  }
}
