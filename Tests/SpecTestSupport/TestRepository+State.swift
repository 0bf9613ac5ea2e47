public import Foundation

extension TestRepository {
  /// Every file of the repository, `.git` and all, with its bytes.
  ///
  /// Two of them are equal where nothing was written in between: no ref, no object, no index. What
  /// commands that read keep for the next run (`spec cache`) does not count.
  public func state() throws -> [String: Data] {
    var files: [String: Data] = [:]
    let keys: Set<URLResourceKey> = [.isDirectoryKey, .isSymbolicLinkKey]
    let top = URL(fileURLWithPath: path)
    let all = FileManager.default.enumerator(at: top, includingPropertiesForKeys: Array(keys))
    // Where there is no repository, there is no such folder either.
    let common = try run("git", ["rev-parse", "--path-format=absolute", "--git-common-dir"])
    let cache = common.bytes.isEmpty ? "/" : common.trimmed + "/spec"
    while let file = all?.nextObject() as? URL {
      guard file.path != cache, !file.path.hasPrefix("\(cache)/") else {
        continue
      }
      let values = try file.resourceValues(forKeys: keys)
      if values.isSymbolicLink == true {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: file.path)
        files[file.path] = Data("-> \(target)".utf8)
      } else {
        files[file.path] = values.isDirectory == true ? Data("/".utf8) : try Data(contentsOf: file)
      }
    }
    return files
  }
}
