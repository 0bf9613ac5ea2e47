internal import SystemPackage

/// Files of the work tree, read and written whole.
enum Files {
  /// The bytes of a file.
  ///
  /// - Throws: `SpecError.file` with the system's words.
  static func read(_ path: String) throws(SpecError) -> [UInt8] {
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
          content += chunk[..<count]
        }
      }
    } catch {
      throw .file(path: path, reason: "\(error)")
    }
  }

  /// The bytes of a file; `nil` where there is none.
  static func readIfThere(_ path: String) throws(SpecError) -> [UInt8]? {
    FileStatus.of(path) == nil ? nil : try read(path)
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

  static func absolute(_ path: String, in directory: String) -> String {
    FilePath(directory).pushing(FilePath(path)).lexicallyNormalized().string
  }
}
