extension Workspace {
  /// The hooks that a repository of this kind needs: a bare one is a server's.
  public var usualHooks: [HookName] {
    HookName.allCases.filter { $0.isClients == (workTree != nil) }
  }

  /// What stands in the place of each hook.
  ///
  /// - `names`: the usual ones and what is of this program without any.
  public func hooks(
    _ names: [HookName] = [], environment: [String: String]
  ) async throws(SpecError) -> HookReport {
    let folder = try await hookFolder(environment)
    let found = workTree.flatMap { HookManager.found(in: $0) }
    var report = HookReport(folder: folder, manager: found?.manager, hooks: [])
    for name in names.isEmpty ? HookName.allCases : names {
      let path = folder + "/" + name.rawValue
      var hook = HookReport.Hook(
        name: name, path: path, state: try state(of: name, at: path), addition: [])
      if [.missing, .foreign].contains(hook.state), name.isClients, let found, let workTree {
        let place = found.manager.place(of: name, in: found.file)
        hook.path = workTree + place.path
        hook.state = try Self.isMarked(hook.path, place.marks) ? .calling : .foreign
        hook.addition = place.addition
      } else if hook.state == .foreign {
        hook.addition = HookText.addition(for: name)
      }
      if !names.isEmpty || usualHooks.contains(name) || hook.state.isOwn {
        report.hooks.append(hook)
      }
    }
    return report
  }

  /// Puts hooks in their places; what is somebody else's stays as it is.
  public func installHooks(
    _ names: [HookName], isDryRun: Bool, environment: [String: String]
  ) async throws(SpecError) -> HookReport {
    var report = try await hooks(names.isEmpty ? usualHooks : names, environment: environment)
    report.isDryRun = isDryRun
    switch FileStatus.of(report.folder) {
    case nil, .folder, .symbolicLink: break
    default:
      throw .refused(
        Refusal(
          "git runs no hooks here", cause: "core.hooksPath is \(report.folder), which is no folder",
          hint: "git config --unset core.hooksPath"))
    }
    for index in report.hooks.indices {
      let hook = report.hooks[index]
      guard [.missing, .outdated, .disabled].contains(hook.state) else { continue }
      report.hooks[index].deed = hook.state == .missing ? .installed : .replaced
      guard !isDryRun else { continue }
      report.hooks[index].state = .installed
      try write(HookText.text(of: hook.name), to: hook.path)
    }
    return report
  }

  /// Takes hooks of this program away, and no others.
  public func uninstallHooks(
    _ names: [HookName], isDryRun: Bool, environment: [String: String]
  ) async throws(SpecError) -> HookReport {
    var report = try await hooks(
      names.isEmpty ? HookName.allCases : names, environment: environment)
    report.isDryRun = isDryRun
    for index in report.hooks.indices where report.hooks[index].state.isOwn {
      report.hooks[index].deed = .removed
      guard !isDryRun else { continue }
      FileStatus.remove(report.hooks[index].path)
      report.hooks[index].state = .missing
    }
    return report
  }

  /// Where git looks for hooks, absolute: `core.hooksPath`, or the folder that work trees share.
  private func hookFolder(_ environment: [String: String]) async throws(SpecError) -> String {
    let git = GitTool(directory: directory, environment: environment)
    let outcome = try await git.run(["rev-parse", "--git-path", "hooks"])
    var answer = String(decoding: outcome.output, as: UTF8.self)
    guard outcome.isSuccess, answer.popLast() == "\n", !answer.isEmpty else {
      throw .tool(name: "git", reason: outcome.lastWords)
    }
    return Files.absolute(answer, in: directory)
  }

  private func state(of name: HookName, at path: String) throws(SpecError) -> HookReport.State {
    switch FileStatus.of(path) {
    case nil: return .missing
    case .file(let size)? where size <= Files.mostBytes:
      let text = String(decoding: try Files.read(path), as: UTF8.self)
      guard HookText.isOwn(text, name) else {
        return HookText.calls(text, name) ? .calling : .foreign
      }
      guard text == HookText.text(of: name) else {
        return .outdated
      }
      return FileStatus.permissions(of: path).map { $0 & 0o111 } == 0 ? .disabled : .installed
    default: return .foreign
    }
  }

  private static func isMarked(_ path: String, _ marks: [String]) throws(SpecError) -> Bool {
    guard case .file(let size)? = FileStatus.of(path), size <= Files.mostBytes else {
      return false
    }
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    return marks.contains { text.range(ofText: $0) != nil }
  }

  private func write(_ text: String, to path: String) throws(SpecError) {
    let folder = path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    try FileStatus.makeFolder(folder)
    let beside = path + ".spec-new"
    FileStatus.remove(beside)
    try Files.create(beside, Array(text.utf8))
    // Whoever may read it may execute it, as far as the user's umask lets anybody.
    let permissions = FileStatus.permissions(of: beside).map { $0 | ($0 & 0o444) >> 2 }
    try FileStatus.replace(path, with: beside, permissions: permissions)
  }
}

extension HookReport.State {
  /// Whether the file is this program's alone.
  public var isOwn: Bool {
    [.installed, .outdated, .disabled].contains(self)
  }
}
