import SpecWorkflow

extension Session {
  /// The same without a pager: git waits for a hook, and nobody may be there.
  var withoutPager: Session {
    Session(
      console: Console(
        environment: environment,
        colour: ColourChoice(
          option: options.color, specSetting: settings["color.spec"],
          uiSetting: settings["color.ui"]),
        pager: PagerChoice(isOff: true)),
      environment: environment, settings: settings, directory: directory, options: options,
      clock: clock)
  }

  /// Whether whoever runs git leaves out this program's hooks, by `SPEC_SKIP`.
  var skipsHooks: Bool {
    environment["SPEC_SKIP"].map { GitBoolean.value(of: $0) ?? true } ?? false
  }
}
