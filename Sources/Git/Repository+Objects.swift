internal import Clibgit2

/// What an object is.
public enum ObjectKind: Sendable, Hashable {
  case commit
  case tree
  case blob
  case tag
}

extension Repository {
  /// Lends an object's bytes to `body`; they are valid only while it runs.
  ///
  /// The C counterpart is `git_odb_read`.
  ///
  /// - Throws: `GitError`; `notFound` where the object is missing, as in a partial clone.
  public func withObject<Result>(
    _ id: ObjectID, _ body: (ObjectKind, UnsafeRawBufferPointer) -> Result
  ) throws(GitError) -> Result {
    let database = database.pointer
    var oid = id.oid
    let object = try OwnedPointer("git_odb_read", free: git_odb_object_free) {
      git_odb_read(&$0, database, &oid)
    }
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
    let kind: ObjectKind
    switch git_odb_object_type(object.pointer) {
    case GIT_OBJECT_COMMIT: kind = .commit
    case GIT_OBJECT_TREE: kind = .tree
    case GIT_OBJECT_BLOB: kind = .blob
    default: kind = .tag
    }
    return body(kind, bytes)
  }

  /// Lends an object's bytes where it is of the kind that is wanted.
  ///
  /// - Throws: `GitError` with `notFound` for a missing object and one of another kind.
  public func withObject<Result>(
    _ id: ObjectID, as kind: ObjectKind, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(GitError) -> Result {
    let result: Result? = try withObject(id) { found, bytes in
      found == kind ? body(bytes) : nil
    }
    guard let result else {
      throw GitError(
        code: .notFound, function: "git_odb_read", message: "object \(id) is not a \(kind)")
    }
    return result
  }

  /// A blob's content.
  ///
  /// The C counterpart is `git_blob_rawcontent`.
  public func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
    try withObject(id, as: .blob) { Array($0) }
  }

  /// The size in bytes of an object, read from its header alone.
  ///
  /// The C counterpart is `git_odb_read_header`.
  public func size(of id: ObjectID) throws(GitError) -> Int {
    var length = 0
    var kind = GIT_OBJECT_ANY
    var oid = id.oid
    try check(
      "git_odb_read_header", git_odb_read_header(&length, &kind, database.pointer, &oid))
    return length
  }

  /// A commit with its message.
  ///
  /// - Throws: `GitError`; `notFound` where the object is missing or no commit.
  public func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let commit = try withObject(id, as: .commit) { bytes in
      CommitHeader(parsing: bytes).map { Commit(id, $0, bytes) }
    }
    guard let commit else {
      throw GitError(
        code: .generic, function: "git_odb_read", message: "commit \(id) is malformed")
    }
    return commit
  }

  /// The name that content would have as a blob; nothing is written.
  ///
  /// The C counterpart is `git_odb_hash`.
  public static func blobID(of content: [UInt8]) throws(GitError) -> ObjectID {
    try Libgit2.initialize()
    var oid = git_oid()
    try check("git_odb_hash", git_odb_hash(&oid, content, content.count, GIT_OBJECT_BLOB))
    return ObjectID(oid)
  }
}

extension Commit {
  init(_ id: ObjectID, _ header: CommitHeader, _ bytes: UnsafeRawBufferPointer) {
    let encoding = header.encoding.map { bytes[$0] }
    func text(_ range: Range<Int>) -> String {
      TextDecoding.string(bytes[range], encoding: encoding)
    }
    self.init(
      id: id, tree: header.tree, parents: header.parents,
      author: Identity(text(header.author), header.authorTime ?? Timestamp(seconds: 0)),
      committer: Identity(text(header.committer), header.committerTime ?? Timestamp(seconds: 0)),
      message: text(header.message..<bytes.count))
  }
}

extension Identity {
  /// Splits `Name <mail>` at the first `<` and the `>` behind it, as git's `%an` and `%ae` do.
  public init(_ text: String, _ time: Timestamp) {
    let scalars = text.unicodeScalars
    let open = scalars.firstIndex(of: "<") ?? scalars.endIndex
    let mail = scalars[open...].dropFirst().prefix { $0 != ">" }
    self.init(name: String(Self.trimmed(scalars[..<open])), email: String(mail), time: time)
  }

  /// Git's white space is that of ASCII alone.
  private static func trimmed(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    let isSpace: (Unicode.Scalar) -> Bool = { [" ", "\t", "\r", "\n"].contains($0) }
    let rest = text.drop(while: isSpace)
    let end = rest.lastIndex { !isSpace($0) }.map { rest.index(after: $0) } ?? rest.startIndex
    return rest[..<end]
  }
}
