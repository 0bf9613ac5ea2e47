internal import SystemPackage

/// Files of the work tree, read and written whole.
enum Files {
  /// The bytes of a file.
  ///
  /// - Throws: `SpecError.file` with the system's words.
  static func read(_ path: String, limit: Int = mostBytes) throws(SpecError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
      return try file.closeAfter {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
          guard count > 0 else {
            return content
          }
          guard content.count <= limit else {
            throw Errno.fileTooLarge
          }
          content += chunk[..<count]
        }
      }
    } catch {
      throw .file(path: path, reason: "\(error)")
    }
  }

  /// The bytes of a file that came with a repository; `nil` where there is none.
  ///
  /// Only a plain file is read: a link may lead out of the repository, to a device or to somebody's
  /// secrets, and a pipe never ends.
  static func readIfThere(_ path: String) throws(SpecError) -> [UInt8]? {
    switch FileStatus.of(path) {
    case nil: return nil
    case .file(let size)? where size <= mostBytes: return try read(path)
    case .file?: throw tooLarge(path)
    case .symbolicLink?: throw .file(path: path, reason: "a symbolic link is not followed here")
    case .folder?, .other?: throw .file(path: path, reason: "not a plain file")
    }
  }

  /// More than any file that this program reads has.
  static let mostBytes = 16 << 20

  static func tooLarge(_ path: String) -> SpecError {
    .file(path: path, reason: "larger than \(mostBytes >> 20) MiB")
  }

  /// Writes a file that must not be there yet; a failure leaves none behind.
  static func create(_ path: String, _ content: [UInt8]) throws(SpecError) {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      do {
        try file.closeAfter { _ = try file.writeAll(content) }
      } catch {
        FileStatus.remove(path)
        throw error
      }
    } catch {
      throw .file(path: path, reason: "\(error)")
    }
  }

  /// - Throws: `SpecError.file` where a file that is there cannot be written to.
  static func checkWritable(_ path: String) throws(SpecError) {
    do {
      try FileDescriptor.open(FilePath(path), .writeOnly, options: .closeOnExec).close()
    } catch {
      throw .file(path: path, reason: "\(error)")
    }
  }

  static func absolute(_ path: String, in directory: String) -> String {
    FilePath(directory).pushing(FilePath(path)).lexicallyNormalized().string
  }
}
