/// The words that git's configuration takes for yes and no.
enum GitBoolean {
  /// The boolean that `setting` says, as `git_parse_maybe_bool`, or `nil` where it says none.
  ///
  /// A key without a value is true in git; whoever reads the configuration hands it in as `true`.
  static func value(of setting: String) -> Bool? {
    switch setting.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off", "": false
    default: Int(setting).map { $0 != 0 }
    }
  }
}
