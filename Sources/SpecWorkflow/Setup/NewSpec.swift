/// What a user wants of a new spec.
public struct NewSpecRequest: Sendable {
  public var title: SpecTitle
  /// The folder as typed; `nil` for the only one, or the one the user stands in.
  public var folder: String?
  public var isDryRun: Bool
  public var now: Timestamp
  /// The author's name that the environment gives, which wins over git's configuration.
  public var authorName: String?
  public var settings: GitSettings

  public init(
    title: SpecTitle, folder: String? = nil, isDryRun: Bool = false, now: Timestamp,
    authorName: String? = nil, settings: GitSettings
  ) {
    self.title = title
    self.folder = folder
    self.isDryRun = isDryRun
    self.now = now
    self.authorName = authorName
    self.settings = settings
  }

  /// The user's name as git would write it into a commit.
  ///
  /// - Throws: `SpecError.noIdentity` where there is none.
  func author() throws(SpecError) -> String {
    let name = authorName ?? settings["author.name"] ?? settings["user.name"] ?? ""
    let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else {
      throw .noIdentity
    }
    return words
  }
}

/// A spec that was just made.
public struct NewSpec: Sendable, Hashable {
  public var id: SpecID
  public var title: String
  /// From the top of the repository.
  public var path: String
  /// The whole path of the file.
  public var file: String
  /// The values that the document has.
  public var status: String?
  public var author: String?
  public var isDryRun: Bool
  /// The numbers that were passed over because they stand somewhere else.
  public var passedOver: [Taken]
  /// Whether numbers of deleted specs may be unknown, because the clone is shallow.
  public var isShallow: Bool

  /// A number that another branch, or a deleted spec, has.
  public struct Taken: Sendable, Hashable {
    public var id: SpecID
    /// The branch; `nil` for HEAD's history.
    public var branch: String?
  }
}
