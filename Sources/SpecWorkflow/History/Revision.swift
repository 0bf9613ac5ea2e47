public import Git

/// A commit in which some spec differs from a parent: what history is derived from.
///
/// Commits that touch no spec do not stand here; parents are the nearest ancestors that do.
public struct Revision: Sendable, Hashable {
  /// The commit's index in the graph.
  public var commit: Int
  /// For each parent the revision whose specs it has; `nil` where it has never had one.
  public var parents: [Int?]
  /// For each parent how the files of this commit differ; a root commit has one list, against
  /// nothing.
  public var deltas: [[Delta]]

  public init(commit: Int, parents: [Int?], deltas: [[Delta]]) {
    self.commit = commit
    self.parents = parents
    self.deltas = deltas
  }
}

/// How one file differs between a parent and a commit.
public struct Delta: Sendable, Hashable {
  /// The path's number.
  public var path: Int
  /// `nil` where the parent has no such file.
  public var old: FileVersion?
  /// `nil` where the commit has no such file.
  public var new: FileVersion?

  public init(path: Int, old: FileVersion?, new: FileVersion?) {
    self.path = path
    self.old = old
    self.new = new
  }
}

/// A file's content in a commit.
public struct FileVersion: Sendable, Hashable {
  public var blob: ObjectID
  /// Whether it is a link and not a file.
  public var isSymbolicLink: Bool

  public init(blob: ObjectID, isSymbolicLink: Bool = false) {
    self.blob = blob
    self.isSymbolicLink = isSymbolicLink
  }
}
