import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the process was started with.
enum Surroundings {
  /// The environment's variables.
  static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return variables
  }

  /// The folder to work in, absolute and without links.
  ///
  /// - Throws: `FolderError` where it is not there or is no folder.
  static func directory(_ option: String?) throws(FolderError) -> String {
    let path = option ?? "."
    guard let resolved = realpath(path, nil) else {
      throw FolderError(path: path, reason: String(cString: strerror(errno)))
    }
    defer { free(resolved) }
    let absolute = String(cString: resolved)
    guard let folder = opendir(absolute) else {
      throw FolderError(path: path, reason: String(cString: strerror(errno)))
    }
    closedir(folder)
    return absolute
  }
}

/// A folder named by `-C` that cannot be worked in.
struct FolderError: Error {
  var path: String
  /// The system's words.
  var reason: String
}
