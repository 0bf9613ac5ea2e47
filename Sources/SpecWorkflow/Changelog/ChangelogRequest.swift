public import Git

/// What a changelog is asked about.
public struct ChangelogRequest: Sendable {
  /// The commits of the changelog, as a user names them.
  public enum Span: Sendable, Hashable {
    /// From the last release to the end.
    case unreleased
    /// The release of the tag that is asked for; where there is none yet, what is unreleased.
    case release
    /// From the release before a revision up to it.
    case upTo(String)
    /// From a revision, or the beginning, to another one, or the end.
    case between(String?, String?)
  }

  public var span: Span
  /// The tag that the end is called by.
  public var tag: String?
  /// What stands for HEAD.
  public var end: String?
  /// The moment that dates count from.
  public var now: Timestamp
  public var judging: JudgeOptions

  public init(
    _ span: Span, tag: String? = nil, end: String? = nil, now: Timestamp, judging: JudgeOptions
  ) {
    self.span = span
    self.tag = tag
    self.end = end
    self.now = now
    self.judging = judging
  }
}

extension Workspace {
  /// The commits that a request means.
  ///
  /// The release before a commit is the nearest tag among its ancestors, as `git describe --tags`
  /// finds it.
  /// Throws `SpecError.refused` where a shallow clone does not hold the last release.
  func range(_ request: ChangelogRequest) throws(SpecError) -> ChangelogRange {
    let tags = try git { () throws(GitError) in
      try repository.references(withPrefix: ReleaseTags.prefix)
    }
    let named = request.tag.flatMap { name in
      tags.first { $0.name == ReleaseTags.prefix + name }
    }
    func release(_ text: String?) throws(SpecError) -> ObjectID {
      try commit(at: text, now: request.now)
    }
    var range: ChangelogRange
    switch request.span {
    case .release where named != nil:
      range = ChangelogRange(
        commit: try release(named?.name), tag: request.tag, isUnreleased: false)
      try begin(&range, tags)
    case .unreleased, .release:
      range = ChangelogRange(commit: try release(request.end), isUnreleased: true)
      try begin(&range, tags)
    case .upTo(let text):
      range = ChangelogRange(commit: try release(text), isUnreleased: false)
      try name(&range, typed: text, tags)
      try begin(&range, tags)
    case .between(let from, let to):
      range = ChangelogRange(commit: try release(to ?? request.end), isUnreleased: false)
      try name(&range, typed: to, tags)
      if let from {
        let base = try release(from)
        range.base = base
        range.baseTag = tag(of: base, typed: from, tags)
      }
    }
    range.tag = request.tag ?? range.tag
    if range.tag != nil || !range.isUnreleased {
      range.date = CalendarDate(try date(of: range))
    }
    return range
  }

  /// Lets a range begin at the release before its end.
  private func begin(_ range: inout ChangelogRange, _ tags: [Reference]) throws(SpecError) {
    let history = try history(upTo: range.commit)
    let releases = ReleaseTags(history.graph, tags)
    let before = releases.nearest(to: range.commit, isIncluded: range.isUnreleased)
    guard before != nil || !history.isShallow else {
      throw .refused(
        Refusal(
          "the release before \(range.title) is not in this clone",
          cause: "the clone is shallow, and no tag lies within it",
          hint: "git fetch --unshallow --tags --filter=blob:none", kind: .unknown))
    }
    (range.base, range.baseTag) = (before?.commit, before?.name)
  }

  private func name(
    _ range: inout ChangelogRange, typed: String?, _ tags: [Reference]
  ) throws(SpecError) {
    range.tag = tag(of: range.commit, typed: typed, tags)
  }

  /// The tag of a commit; of several the one that was typed.
  private func tag(of commit: ObjectID, typed: String?, _ tags: [Reference]) -> String? {
    let own = tags.filter { $0.target == commit }
    return own.first { $0.name == ReleaseTags.prefix + (typed ?? "") }.map { _ in typed ?? "" }
      ?? (own.isEmpty ? nil : ReleaseTags.best(own))
  }

  /// When an annotated tag was made; else when its commit was committed.
  private func date(of range: ChangelogRange) throws(SpecError) -> Timestamp {
    try object(range.commit) { () throws(GitError) in
      if let tag = range.tag {
        let name = ReleaseTags.prefix + tag
        if try repository.commitID(ofReference: name) == range.commit,
          let time = try repository.taggerTime(ofReference: name)
        {
          return time
        }
      }
      return try repository.commit(range.commit).committer.time
    }
  }
}

extension ChangelogRequest {
  /// Whether git would take a text for the name of a tag (`git check-ref-format`).
  public static func isTagName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && !name.hasPrefix("/") && !name.hasSuffix("/")
      && !name.hasSuffix(".") && !name.hasSuffix(".lock") && name != "@"
      && ["..", "@{", "//", "/."].allSatisfy { name.range(ofText: $0) == nil }
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !"~^:?*[\\".unicodeScalars.contains(scalar) && !scalar.properties.isWhitespace
      }
  }
}
