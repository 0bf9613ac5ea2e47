#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// Makes files and folders below one folder, never through a symbolic link and never over anything.
///
/// Remembers what it made, so that a failure half way can be taken back.
struct WorkTreeFiles {
  /// The folder, absolute.
  let top: String
  private var made: [(path: String, isFolder: Bool)] = []

  init(_ top: String) {
    self.top = top
  }

  /// Whether anything stands at the path.
  func exists(_ path: String) -> Bool {
    FileStatus.of(absolute(path)) != nil
  }

  /// Whether a folder stands at the path, and not a link to one.
  func isFolder(_ path: String) -> Bool {
    if case .folder? = FileStatus.of(absolute(path)) { true } else { false }
  }

  /// The content of a regular file; `nil` where there is nothing.
  ///
  /// - Throws: `SpecError.file` for a link, a path with a link in it, and what cannot be read.
  mutating func read(_ path: String) throws(SpecError) -> [UInt8]? {
    guard let status = FileStatus.of(absolute(path)) else {
      return nil
    }
    guard case .file = status else {
      throw .file(path: path, reason: "not a regular file")
    }
    close(try openFolder(Self.split(path).folder, makesMissing: false))
    return try Files.read(absolute(path))
  }

  /// Makes a folder and those above it; what is there already stays.
  mutating func makeFolder(_ path: String) throws(SpecError) {
    close(try openFolder(path, makesMissing: true))
  }

  /// Writes a file and makes the folders above it.
  ///
  /// The file is made exclusively; one that could not be written to its end is removed.
  /// - Returns: false where something stands there already.
  mutating func create(_ path: String, _ content: [UInt8]) throws(SpecError) -> Bool {
    let (parent, name) = Self.split(path)
    let folder = try openFolder(parent, makesMissing: true)
    defer { close(folder) }
    let file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      if errno == EEXIST {
        return false
      }
      throw failure(path)
    }
    var problem = Self.write(content, to: file)
    if close(file) != 0, problem == 0 {
      problem = errno
    }
    guard problem == 0 else {
      unlinkat(folder, name, 0)
      errno = problem
      throw failure(path)
    }
    made.append((path, false))
    return true
  }

  /// Removes what this value has made, the last first; a folder only where it is empty.
  mutating func takeBack() {
    for (path, isFolder) in made.reversed() {
      if isFolder {
        rmdir(absolute(path))
      } else {
        unlink(absolute(path))
      }
    }
    made = []
  }

  private func absolute(_ path: String) -> String {
    top.hasSuffix("/") ? top + path : top + "/" + path
  }

  /// Opens one folder after the other, so that no link on the way is followed.
  private mutating func openFolder(
    _ path: String, makesMissing: Bool
  ) throws(SpecError) -> Int32 {
    var folder = open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      throw .file(path: top, reason: String(cString: strerror(errno)))
    }
    var done = ""
    for part in path.split(separator: "/").map(String.init) {
      done += done.isEmpty ? part : "/" + part
      guard part != "..", part != "." else {
        close(folder)
        throw .file(path: path, reason: "not a path inside the repository")
      }
      if makesMissing, mkdirat(folder, part, 0o777) == 0 {
        made.append((done, true))
      } else if makesMissing, errno != EEXIST {
        let error = failure(done)
        close(folder)
        throw error
      }
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let error = failure(done)
      close(folder)
      guard next >= 0 else {
        throw error
      }
      folder = next
    }
    return folder
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let parts = path.split(separator: "/")
    return (parts.dropLast().joined(separator: "/"), parts.last.map(String.init) ?? "")
  }

  /// Zero, or the system's number for what went wrong.
  private static func write(_ content: [UInt8], to file: Int32) -> Int32 {
    content.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        #if canImport(Glibc)
        let count = Glibc.write(file, start, rest.count)
        #elseif canImport(Musl)
        let count = Musl.write(file, start, rest.count)
        #else
        let count = Darwin.write(file, start, rest.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  private func failure(_ path: String) -> SpecError {
    let isLink = errno == ELOOP || errno == ENOTDIR
    let reason = String(cString: strerror(errno))
    if isLink, case .symbolicLink? = FileStatus.of(absolute(path)) {
      return .file(path: path, reason: "a symbolic link; nothing is written through one")
    }
    return .file(path: path, reason: reason)
  }
}
