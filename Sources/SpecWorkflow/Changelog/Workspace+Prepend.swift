internal import SystemPackage

/// What became of a changelog that a section was put into.
public struct PrependReport: Sendable, Hashable {
  /// As the user named it.
  public var path: String
  public var isNew: Bool
  /// Whether it had another text before.
  public var isChanged: Bool
}

extension Workspace {
  /// Puts a section into a changelog, at once or not at all; the path counts from where the user
  /// stands.
  ///
  /// A file that has the section already is not written. One that is missing is made. As everywhere,
  /// nothing is written through a symbolic link.
  /// Throws `SpecError.refused` where the file cannot be read or written.
  public func prepend(
    _ section: ChangelogSection, to path: String
  ) throws(SpecError) -> PrependReport {
    let hint = "spec changelog without --prepend prints the section"
    let file = Files.absolute(path, in: directory)
    do throws(SpecError) {
      let old = try Files.readIfThere(file)
      let new = ChangelogFile(old ?? []).with(section)
      let isChanged = try WholeFile.write(new, to: path, in: directory, hint: hint)
      return PrependReport(path: path, isNew: old == nil, isChanged: isChanged)
    } catch .file(_, let reason) {
      throw .refused(Refusal("\(path) cannot be written", cause: reason, hint: hint))
    }
  }

  /// The way from the folder of a changelog to the top of the repository; empty for one that stands
  /// there, or outside of the work tree.
  public func wayToTop(from path: String) -> String {
    let file = Files.absolute(path, in: directory)
    guard let workTree, file.hasPrefix(workTree) else {
      return ""
    }
    let folders = file.dropFirst(workTree.count).split(separator: "/").count - 1
    return String(repeating: "../", count: max(0, folders))
  }
}
