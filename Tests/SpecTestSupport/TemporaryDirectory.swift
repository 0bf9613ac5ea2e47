import Foundation

/// A folder of its own that goes with its last reference.
public final class TemporaryDirectory {
  /// The absolute path, without symbolic links and without a `/` at its end.
  public let path: String

  public init() throws {
    var template = Array((NSTemporaryDirectory() + "/spec-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
      throw ToolFailure(command: ["mkdtemp"], reason: String(cString: strerror(errno)))
    }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a folder, and those above it, and returns its path.
  @discardableResult
  public func folder(_ name: String) throws -> String {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
