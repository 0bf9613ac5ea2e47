/// Why a decision was not made; nothing was written.
public struct Refusal: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The state of things does not allow it.
    case failure
    /// A signing key is missing or does not do.
    case signing
    /// The repository does not hold what it takes to tell.
    case unknown
  }

  /// What to do where a shallow clone does not hold what it takes to tell.
  public static let wholeHistory =
    "git fetch --unshallow --filter=blob:none (in CI: fetch-depth: 0)"

  public var kind: Kind
  /// What cannot be done, one sentence without a full stop.
  public var what: String
  public var cause: String?
  /// The one command that mends it.
  public var hint: String?

  public init(_ what: String, cause: String? = nil, hint: String? = nil, kind: Kind = .failure) {
    self.kind = kind
    self.what = what
    self.cause = cause
    self.hint = hint
  }
}
