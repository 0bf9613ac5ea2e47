/// A hook of git that this program does the work of; the raw values are git's own names.
public enum HookName: String, Sendable, CaseIterable {
  case preCommit = "pre-commit"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"
  case preReceive = "pre-receive"

  /// Whether whoever runs git may leave it out; nothing on a server is left out.
  public var isClients: Bool {
    self != .preReceive
  }
}
