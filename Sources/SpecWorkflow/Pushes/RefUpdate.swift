public import Git

/// What a push asks of one reference.
public struct RefUpdate: Sendable, Hashable {
  /// The whole name, such as `refs/heads/main`.
  public var name: String
  /// `nil` where there is none yet.
  public var old: ObjectID?
  /// `nil` where it is deleted.
  public var new: ObjectID?

  /// Reads a line that git hands to `pre-receive`: `<old> SP <new> SP <name>`.
  ///
  /// The format is `githooks(5)`; an id of zeros stands for none. `nil` for anything else.
  public init?(_ line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[2].isEmpty else {
      return nil
    }
    func id(_ text: some StringProtocol) -> ObjectID?? {
      text.utf8.allSatisfy { $0 == UInt8(ascii: "0") } && text.utf8.count == 40
        ? .some(nil) : ObjectID(hex: String(text)).map { .some($0) }
    }
    guard let old = id(parts[0]), let new = id(parts[1]) else {
      return nil
    }
    self.old = old
    self.new = new
    name = String(parts[2])
  }
}

/// Why a push is refused.
public struct PushRefusal: Sendable {
  public var rule: Rule
  /// The reference that it is about.
  public var reference: String
  /// The commit that brings it; `nil` where no single one does.
  public var commit: ObjectID?
  /// The spec's ID, where it is about one.
  public var spec: String?
  public var path: String?
  /// One sentence without a full stop.
  public var message: String
}

/// The branches that a push must not change as it likes.
public struct ProtectedBranches: Sendable {
  private let patterns: [GlobPattern]

  /// `patterns`: short names such as `main` and `release/*`, or whole ones.
  public init(_ patterns: [String]) {
    self.patterns = patterns.map { GlobPattern($0.hasPrefix("refs/") ? $0 : "refs/heads/" + $0) }
  }

  /// Only branches are: a tag named like one is another reference.
  public func contains(_ reference: String) -> Bool {
    reference.hasPrefix("refs/heads/") && patterns.contains { $0.matches(reference) }
  }
}
