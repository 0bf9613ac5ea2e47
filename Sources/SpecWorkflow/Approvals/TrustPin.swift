/// An entry of git's configuration that names a commit as the beginning of the policy.
public struct TrustPin: Sendable, Hashable {
  /// The project that it is for; `nil` for every repository.
  public var project: String?
  /// As it is written, a whole commit id.
  public var commit: String
  /// Where it stands, such as `file:/home/ada/.gitconfig`.
  public var origin: String
  /// Whether it comes with the repository and not from its user.
  public var isRepositorys: Bool

  /// The key of a project's entry.
  public static func key(of project: String) -> String {
    "spec.\(project).trust"
  }
}

extension GitSettings {
  /// The entries `spec.trust` and `spec.<project>.trust`, in git's order.
  public var trustPins: [TrustPin] {
    entries.compactMap { entry in
      let parts = entry.key.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count >= 2, parts[0].lowercased() == "spec", parts.last?.lowercased() == "trust"
      else {
        return nil
      }
      return TrustPin(
        project: parts.count == 2 ? nil : parts.dropFirst().dropLast().joined(separator: "."),
        commit: entry.value, origin: entry.origin, isRepositorys: entry.isRepositorys)
    }
  }
}

extension Workspace {
  /// The pins that count here: a repository with a work tree must not vouch for itself.
  func pins(_ options: JudgeOptions) -> [TrustPin] {
    options.pins.filter { !$0.isRepositorys || workTree == nil }
  }
}
