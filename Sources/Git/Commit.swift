/// A commit: its tree, its parents, the people and the message.
public struct Commit: Hashable, Sendable {
  public var id: ObjectID
  public var tree: ObjectID
  public var parents: [ObjectID]
  public var author: Identity
  public var committer: Identity
  /// The whole message, decoded.
  public var message: String

  /// The first line of the message that holds more than white space, as git's `%s` begins.
  ///
  /// White space at its end is cut off, a carriage return too.
  public var subject: String {
    // By scalars, since a carriage return and a line feed are one character.
    for line in message.unicodeScalars.split(separator: "\n") {
      if let end = line.lastIndex(where: { !$0.properties.isWhitespace }) {
        return String(line[...end])
      }
    }
    return ""
  }
}

/// The parts of a commit object that a walk over history needs, found without building a `Commit`.
///
/// Grammar: git's `Documentation/gitformat-commit`: `tree`, `parent` lines, `author`, `committer`,
/// further headers, an empty line, the message. The ranges are offsets into the object's bytes.
public struct CommitHeader: Sendable {
  public var tree: ObjectID
  public var parents: [ObjectID]
  /// The bytes of `Name <mail>` behind `author `.
  public var author: Range<Int>
  /// `nil` where the commit has no date that can be read; git shows none either.
  public var authorTime: Timestamp?
  /// The bytes of `Name <mail>` behind `committer `.
  public var committer: Range<Int>
  /// `nil` where the commit has no date that can be read; git orders such a commit as of 1970.
  public var committerTime: Timestamp?
  /// The value of the `encoding` header, if there is one.
  public var encoding: Range<Int>?
  /// Where the message begins.
  public var message: Int
}
