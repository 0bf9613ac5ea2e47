internal import Git

/// What a commit does to one file.
public struct FileEdit: Sendable, Hashable {
  /// From the top of the repository.
  public var path: String
  /// `nil` where the file is new.
  public var old: [UInt8]?
  /// `nil` where it goes.
  public var new: [UInt8]?
  var mode: FileMode
}
