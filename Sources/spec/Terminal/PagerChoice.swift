/// Which pager shows the output, if any, by the rules of git.
///
/// Settings come in as parameters, and whoever fills them takes them from system, global and command
/// scope only: a program that a repository's own configuration names must never run.
struct PagerChoice: Sendable, Hashable {
  /// `--no-pager`.
  var isOff: Bool
  /// `pager.spec`: a boolean says whether, anything else says which.
  var specSetting: String?
  /// `core.pager`.
  var coreSetting: String?

  init(isOff: Bool = false, specSetting: String? = nil, coreSetting: String? = nil) {
    self.isOff = isOff
    self.specSetting = specSetting
    self.coreSetting = coreSetting
  }

  /// The command for `sh -c`, or `nil` where the output goes to the stream itself.
  ///
  /// The first that is set of `SPEC_PAGER`, `GIT_PAGER`, `pager.spec`, `core.pager` and `PAGER`
  /// decides, else `less`; empty or `cat` is no pager. As in git, `pager.spec = false` is stronger
  /// than `GIT_PAGER`, which says only which pager; `SPEC_PAGER` is this program's own and says
  /// both. A dumb terminal gets a pager only where somebody named one.
  func command(isTerminal: Bool, environment: [String: String]) -> String? {
    guard isTerminal, !isOff else { return nil }
    let isEnabled = specSetting.map { GitBoolean.value(of: $0) ?? true } ?? true
    if environment["SPEC_PAGER"] == nil, !isEnabled { return nil }

    let named = specSetting.flatMap { GitBoolean.value(of: $0) == nil ? $0 : nil }
    let candidates = [
      environment["SPEC_PAGER"], environment["GIT_PAGER"], named, coreSetting, environment["PAGER"],
    ]
    let command =
      candidates.lazy.compactMap { $0 }.first ?? (environment.hasDumbTerminal ? "" : "less")
    return command.isEmpty || command == "cat" ? nil : command
  }

  /// The environment of the pager: `LESS=FRX` and `LV=-c` where these are not set, as git does.
  static func childEnvironment(_ environment: [String: String]) -> [String: String] {
    environment.merging(["LESS": "FRX", "LV": "-c"]) { own, _ in own }
  }
}
