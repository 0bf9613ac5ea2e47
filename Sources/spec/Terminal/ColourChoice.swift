/// Whether a stream is coloured, decided once for each stream from everything that has a say.
///
/// From strong to weak: the option, `NO_COLOR` (https://no-color.org), `CLICOLOR_FORCE` and
/// `FORCE_COLOR`, git's `color.spec`, git's `color.ui`, and at last whether the stream is a
/// terminal that can be more than dumb.
struct ColourChoice: Sendable, Hashable {
  /// The values of the option, and what git's words come down to.
  enum When: String, Sendable, Hashable, CaseIterable {
    case auto
    case always
    case never

    /// What git's configuration means by `setting`, or `nil` where git would not accept it.
    ///
    /// As `git_config_colorbool`: besides the three words any boolean, and true means auto.
    init?(setting: String) {
      if let when = When(rawValue: setting.lowercased()) {
        self = when
      } else if let isOn = GitBoolean.value(of: setting) {
        self = isOn ? .auto : .never
      } else {
        return nil
      }
    }
  }

  /// `--color`, where it was given.
  var option: When?
  /// `color.spec` of git's configuration.
  var specSetting: String?
  /// `color.ui` of git's configuration.
  var uiSetting: String?

  init(option: When? = nil, specSetting: String? = nil, uiSetting: String? = nil) {
    self.option = option
    self.specSetting = specSetting
    self.uiSetting = uiSetting
  }

  /// The decision for one stream; a setting that git would not accept is passed over.
  func isColoured(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch option ?? demand(of: environment) ?? configured ?? .auto {
    case .always: true
    case .never: false
    case .auto: isTerminal && !environment.hasDumbTerminal
    }
  }

  private var configured: When? {
    specSetting.flatMap { When(setting: $0) } ?? uiSetting.flatMap { When(setting: $0) }
  }

  private func demand(of environment: [String: String]) -> When? {
    if let value = environment["NO_COLOR"], !value.isEmpty { return .never }
    let isForced = ["CLICOLOR_FORCE", "FORCE_COLOR"].contains { name in
      guard let value = environment[name] else { return false }
      return !["", "0", "false"].contains(value)
    }
    return isForced ? .always : nil
  }
}
