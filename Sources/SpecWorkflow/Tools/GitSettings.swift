/// Git's configuration as git itself reads it, each value with the scope it comes from.
///
/// libgit2 knows neither `git -c` nor `GIT_CONFIG_…` nor work-tree configuration, and could thus
/// pick another signing key or colour than git would.
public struct GitSettings: Sendable, Hashable {
  /// One value of a key.
  public struct Entry: Sendable, Hashable {
    /// `system`, `global`, `local`, `worktree` or `command`.
    public var scope: String
    /// Where it stands, such as `file:.git/config`.
    public var origin: String
    /// As git canonicalises it: section and name in lower case.
    public var key: String
    /// A key without `=` means `true`.
    public var value: String

    /// Whether the value comes with the repository and not from its user.
    public var isRepositorys: Bool {
      scope == "local" || scope == "worktree"
    }
  }

  public var entries: [Entry]
  /// Whether git answered; there are no entries where it did not.
  public private(set) var isKnown = true

  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The last value of a key, from whatever scope.
  public subscript(key: String) -> String? {
    let key = key.lowercased()
    return entries.last { $0.key.lowercased() == key }?.value
  }

  /// The last value of a key that does not come with the repository.
  ///
  /// Programs are taken from nowhere else: what a repository names must never run unasked.
  public func protected(_ key: String) -> String? {
    let key = key.lowercased()
    return entries.last { $0.key.lowercased() == key && !$0.isRepositorys }?.value
  }

  /// Reads `git config --list -z --show-scope --show-origin`; empty where there is no git.
  public static func read(
    at directory: String, environment: [String: String]
  ) async -> GitSettings {
    let git = GitTool(directory: directory, environment: environment)
    do throws(SpecError) {
      let outcome = try await git.run(["config", "--list", "-z", "--show-scope", "--show-origin"])
      if outcome.isSuccess { return parse(outcome.output) }
    } catch {
      // Most commands do without.
    }
    var settings = GitSettings()
    settings.isKnown = false
    return settings
  }

  /// Parses records of scope, origin and `key LF value`, each ended by NUL.
  static func parse(_ output: [UInt8]) -> GitSettings {
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var entries: [Entry] = []
    var index = 0
    while index + 2 < fields.count {
      let parts = fields[index + 2].split(
        separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      entries.append(
        Entry(
          scope: fields[index], origin: fields[index + 1], key: String(parts[0]),
          value: parts.count > 1 ? String(parts[1]) : "true"))
      index += 3
    }
    return GitSettings(entries)
  }
}
