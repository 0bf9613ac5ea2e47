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

  /// The folder of the user's own files about this program; `nil` where he has none.
  ///
  /// As the XDG base directory specification has it: a relative path does not count.
  static func stateFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return folder + "/spec"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      return nil
    }
    return home + "/.local/state/spec"
  }

  /// What tells this build of the program from any other; `nil` where its file cannot be seen.
  static func program() -> String? {
    #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    var path = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&path, &size) == 0 else {
      return nil
    }
    #else
    let path = "/proc/self/exe"
    #endif
    var status = stat()
    guard stat(path, &status) == 0 else {
      return nil
    }
    #if canImport(Darwin)
    let changed = status.st_mtimespec
    #else
    let changed = status.st_mtim
    #endif
    return "\(Version.text) \(status.st_size) \(changed.tv_sec).\(changed.tv_nsec)"
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
