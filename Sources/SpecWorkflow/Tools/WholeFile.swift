/// A file that is written at once or not at all.
public enum WholeFile {
  /// Writes a file; the path counts from where the user stands.
  ///
  /// One that has these bytes already is not written. As everywhere, nothing is written through a
  /// symbolic link. `hint`: what to do where it cannot be written.
  /// - Returns: whether it was written.
  /// - Throws: `SpecError.refused` where the file cannot be written.
  @discardableResult
  public static func write(
    _ content: [UInt8], to path: String, in directory: String, hint: String? = nil
  ) throws(SpecError) -> Bool {
    let file = Files.absolute(path, in: directory)
    do throws(SpecError) {
      let old = try Files.readIfThere(file)
      guard content != old else {
        return false
      }
      if old != nil { try Files.checkWritable(file) }
      let beside = file + ".spec-new"
      FileStatus.remove(beside)
      try Files.create(beside, content)
      try FileStatus.replace(file, with: beside, permissions: FileStatus.permissions(of: file))
      return true
    } catch .file(_, let reason) {
      throw .refused(Refusal("\(path) cannot be written", cause: reason, hint: hint))
    }
  }
}
