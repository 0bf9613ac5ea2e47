/// The files that git runs: a few lines of POSIX sh that call this program.
///
/// The folder `Hooks` of the project has the same bytes, for those who put them in place by hand.
public enum HookText {
  /// The whole file of a hook.
  public static func text(of name: HookName) -> String {
    """
    #!/bin/sh
    # spec: \(purpose(of: name))
    if ! command -v spec >/dev/null 2>&1; then
      echo 'error: spec is not on the PATH\(consequence(of: name))' >&2
      echo 'hint: \(mend(of: name))' >&2
      exit 1
    fi
    exec spec hook run \(name.rawValue) "$@"

    """
  }

  /// Whether a file is a hook that this program has written, of this version or an older one.
  ///
  /// What somebody has added to makes it somebody else's.
  static func isOwn(_ text: String, _ name: HookName) -> Bool {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == "#!/bin/sh", lines.popFirst()?.hasPrefix("# spec: ") == true,
      lines.popLast() == "", lines.popLast() == "exec spec hook run \(name.rawValue) \"$@\""
    else {
      return false
    }
    return lines.first == "if ! command -v spec >/dev/null 2>&1; then" && lines.last == "fi"
      && lines.dropFirst().dropLast().allSatisfy { line in
        line == "  exit 1" || (line.hasPrefix("  echo '") && line.hasSuffix("' >&2"))
      }
  }

  /// Whether somebody else's file calls this program.
  static func calls(_ text: String, _ name: HookName) -> Bool {
    text.split(separator: "\n").contains { line in
      let code = line.drop(while: \.isWhitespace)
      return !code.hasPrefix("#")
        && String(code).range(ofText: "spec hook run \(name.rawValue)") != nil
    }
  }

  /// What makes somebody else's hook call this program.
  ///
  /// A hook can read its standard input once; whatever comes behind these lines finds it again.
  static func addition(for name: HookName) -> [String] {
    let call = "spec hook run \(name.rawValue) \"$@\""
    switch name {
    case .preCommit, .commitMessage:
      return ["\(call) || exit 1"]
    case .prePush, .preReceive:
      return [
        "refs=$(cat)", "printf '%s\\n' \"$refs\" | \(call) || exit 1", "exec <<END", "$refs", "END",
      ]
    }
  }

  private static func purpose(of name: HookName) -> String {
    switch name {
    case .preCommit: "checks the specs that are staged."
    case .commitMessage: "checks the specs and requirements that the message names in trailers."
    case .prePush: "checks the specs that are to be published, and their approvals."
    case .preReceive: "on a server, refuses what the policy of approvals does not allow."
    }
  }

  private static func consequence(of name: HookName) -> String {
    name == .preReceive ? " of this server: nothing was taken" : ": the specs cannot be checked"
  }

  private static func mend(of name: HookName) -> String {
    switch name {
    case .preCommit, .commitMessage: "install spec; git commit --no-verify goes without"
    case .prePush: "install spec; git push --no-verify goes without"
    case .preReceive: "whoever runs the server puts spec where its hooks find it"
    }
  }
}
