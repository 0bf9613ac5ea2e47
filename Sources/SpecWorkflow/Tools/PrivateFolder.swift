internal import FoundationEssentials
internal import SystemPackage

#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// A temporary folder that nobody else can look into, for the files of one run of a tool.
///
/// It goes with its last reference, which the optimiser may end before its path is used for the
/// last time: who hands the path on says `defer { folder.remove() }`.
final class PrivateFolder: Sendable {
  /// Absolute, without a `/` at its end.
  let path: String

  /// Makes the folder (mkdtemp(3), mode 0700) in the environment's `TMPDIR`, or in `/tmp` where that
  /// is missing or relative.
  init(environment: [String: String] = [:]) throws(SpecError) {
    var parent = environment["TMPDIR"] ?? ""
    while parent.count > 1, parent.hasSuffix("/") {
      parent.removeLast()
    }
    parent = parent.hasPrefix("/") ? parent : "/tmp"
    var template = Array("\(parent)/spec-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .file(path: parent, reason: String(cString: strerror(errno)))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    remove()
  }

  /// Writes a file that is not there yet and returns its path.
  func write(_ bytes: [UInt8], named name: String) throws(SpecError) -> String {
    let file = "\(path)/\(name)"
    try Files.create(file, bytes)
    return file
  }

  /// Removes the folder and all that is in it, at once; links are not followed.
  func remove() {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      // It is gone already, or the system's to clean up: no verdict hangs on it.
    }
  }
}
