import Foundation

/// An environment in which git and `spec` see nothing of the machine they run on.
///
/// Only `PATH` and the temporary folder come from outside. What git needs as configuration stands
/// in a file of the test's own, which `git config --global` may change.
public struct Hermetic: Sendable {
  /// The home folder.
  public let home: String
  /// The whole environment of a child.
  public let environment: [String: String]

  public init(home: String) throws {
    self.home = home
    let outside = ProcessInfo.processInfo.environment
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Self.configuration.write(toFile: "\(home)/.gitconfig", atomically: false, encoding: .utf8)
    environment = [
      "PATH": outside["PATH"] ?? "/usr/bin:/bin",
      "TMPDIR": outside["TMPDIR"] ?? "/tmp",
      "HOME": home,
      "XDG_CONFIG_HOME": "\(home)/config",
      "XDG_STATE_HOME": "\(home)/state",
      "XDG_CACHE_HOME": "\(home)/cache",
      "GNUPGHOME": "\(home)/gnupg",
      "GIT_CONFIG_GLOBAL": "\(home)/.gitconfig",
      "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_ATTR_NOSYSTEM": "1",
      "GIT_TERMINAL_PROMPT": "0",
      "GIT_EDITOR": "true",
      "GIT_PAGER": "cat",
      "LC_ALL": "C",
      "TZ": "UTC",
    ]
  }

  private static let configuration = """
    [user]
    \tname = Ada Okafor
    \temail = ada@tidewater.example
    [init]
    \tdefaultBranch = main
    \ttemplateDir =
    [commit]
    \tgpgSign = false
    [tag]
    \tgpgSign = false
    [gc]
    \tauto = 0
    [maintenance]
    \tauto = false
    [advice]
    \tdetachedHead = false
    [protocol "file"]
    \tallow = always

    """
}
