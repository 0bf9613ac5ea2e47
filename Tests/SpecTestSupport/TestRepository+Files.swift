import Foundation

extension TestRepository {
  /// Writes a file of the work tree, and the folders above it.
  public func write(_ path: String, _ text: String) throws {
    try write(path, Array(text.utf8))
  }

  /// Writes a file's bytes, and the folders above it.
  public func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: absolute(path))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// The bytes of a file of the work tree.
  public func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: absolute(path))))
  }

  /// The text of a file of the work tree.
  public func read(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Whether there is a file or folder at a path of the work tree.
  public func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: absolute(path))
  }

  /// Removes a file or folder of the work tree.
  public func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: absolute(path))
  }

  /// Moves a file of the work tree, making the folders above its new place.
  public func move(_ path: String, to newPath: String) throws {
    let target = URL(fileURLWithPath: absolute(newPath))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: absolute(path), toPath: target.path)
  }

  /// Makes a symbolic link in the work tree.
  public func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: absolute(path), withDestinationPath: target)
  }
}
