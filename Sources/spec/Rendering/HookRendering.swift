import SpecWorkflow

/// What stands in the places of hooks, and what was done about them.
struct HookRendering {
  let session: Session
  let isJSON: Bool

  /// The hooks one a line.
  func list(_ report: HookReport) {
    guard !isJSON else {
      session.console.writeBytes(report.json.bytes())
      return
    }
    var table = Table(columns: [.init("HOOK"), .init("STATE"), .init("FILE", isFlexible: true)])
    for hook in report.hooks {
      table.append(
        StyledText(hook.name.rawValue, .strong), StyledText(hook.state.rawValue),
        StyledText(hook.path, .path))
    }
    session.console.write(table)
    if let manager = report.manager {
      Notes(session).write("\(manager.rawValue) manages the hooks of this repository")
    }
  }

  /// What was done, or would be, and for what cannot be done the lines to add by hand.
  func install(_ report: HookReport) {
    guard !isJSON else {
      session.console.writeBytes(report.json.bytes())
      return
    }
    for hook in report.hooks {
      if let deed = hook.deed {
        write(deed, hook, report.isDryRun)
      } else if hook.state == .foreign {
        add(to: hook, report.manager)
      } else {
        session.console.write("\(hook.path, .path) is in place")
      }
    }
  }

  /// What was taken away, or would be.
  func uninstall(_ report: HookReport) {
    guard !isJSON else {
      session.console.writeBytes(report.json.bytes())
      return
    }
    for hook in report.hooks {
      if let deed = hook.deed {
        write(deed, hook, report.isDryRun)
      } else if hook.state == .calling {
        session.console.write(
          "\(hook.path, .path) is not spec's and calls it: take out 'spec hook run \(hook.name.rawValue)'"
        )
      } else if hook.state == .foreign {
        session.console.write("\(hook.path, .path) is not spec's and stays")
      }
    }
    if !report.hooks.contains(where: { $0.deed != nil || $0.state == .calling }) {
      session.console.write("nothing to do")
    }
  }

  private func write(_ deed: HookReport.Deed, _ hook: HookReport.Hook, _ isDryRun: Bool) {
    let verb: StyledText =
      switch (deed, isDryRun) {
      case (.installed, false): "Installed"
      case (.installed, true): "Would install"
      case (.replaced, false): "Replaced"
      case (.replaced, true): "Would replace"
      case (.removed, false): "Removed"
      case (.removed, true): "Would remove"
      }
    session.console.write(verb + " \(hook.path, .path)")
  }

  private func add(to hook: HookReport.Hook, _ manager: HookManager?) {
    let whose = manager.map { "is \($0.rawValue)'s" } ?? "is not spec's"
    session.console.write("\(hook.path, .path) \(whose); add to it:")
    for line in hook.addition { session.console.write("  \(line, .code)") }
  }
}

extension HookReport {
  /// The machine output.
  var json: JSONValue {
    .object([
      "schema": "spec.hooks/1", "folder": .string(folder), "dryRun": .bool(isDryRun),
      "manager": JSONValue(manager?.rawValue),
      "hooks": .array(
        hooks.map { hook in
          .object([
            "name": .string(hook.name.rawValue), "path": .string(hook.path),
            "state": .string(hook.state.rawValue), "done": JSONValue(hook.deed?.rawValue),
            "add": .array(hook.addition.map { .string($0) }),
          ])
        }),
    ])
  }
}
