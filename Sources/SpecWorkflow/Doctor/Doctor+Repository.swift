internal import Git

extension Doctor {
  /// The policy at HEAD, or why there is none.
  mutating func checkPolicy(_ failure: SpecError?) {
    if let failure {
      let (text, hint) = Self.words(failure)
      add("policy", .fail, text, hint: hint, matter: .tool)
      return
    }
    guard let court, let policy else {
      add("policy", .skip, "none is in force at HEAD; nothing needs an approval")
      return
    }
    let standing = court.judge.chain.reports.last { $0.isStanding }
    if let standing {
      add(
        "policy", .warn, "what HEAD has is not in force: \(standing.message)", hint: "spec verify")
    } else {
      let people = policy.rules.people.count
      add("policy", .ok, "in force, with \(people) \(people == 1 ? "person" : "people")")
    }
    let root = court.root?.short ?? "?"
    if court.isPinned {
      add("trust", .ok, "the root \(root) is pinned")
    } else {
      add("trust", .warn, "the root \(root) is not pinned", hint: "spec trust pin")
    }
  }

  /// What in the repository and in git's configuration can get in an approval's way.
  mutating func checkRepository(_ workspace: Workspace) {
    checkHooks(workspace)
    checkMergeStyle()
    if !workspace.extent.shallowBoundary.isEmpty {
      add(
        "clone", .warn, "shallow: verdicts need the whole history", hint: "git fetch --unshallow")
    } else if workspace.extent.isPartial {
      add(
        "clone", .warn, "partial: objects may be missing", hint: "git fetch --refetch --no-filter")
    } else {
      add("clone", .ok, "whole")
    }
  }

  private mutating func checkHooks(_ workspace: Workspace) {
    let named = settings["core.hookspath"]
    let folder =
      named.map { ProgramFinder.expanded($0, workspace.workTree ?? directory, environment) }
      ?? workspace.repository.commonDirectory + "hooks"
    let hooks = FileStatus.names(in: folder).filter { name in
      !name.hasSuffix(".sample")
        && FileStatus.permissions(of: folder + "/" + name).map { $0 & 0o111 != 0 } ?? false
    }
    let place = named.map { " in \($0) (core.hooksPath)" } ?? ""
    add(
      "hooks", .ok,
      hooks.isEmpty
        ? "none\(place)"
        : hooks.joined(separator: ", ") + place + "; spec runs none of them when it writes")
  }

  /// A rebase writes commits anew, and signatures do not survive that.
  private mutating func checkMergeStyle() {
    let rebasing = settings.entries.last { entry in
      let key = entry.key.lowercased()
      return (key == "pull.rebase" || (key.hasPrefix("branch.") && key.hasSuffix(".rebase")))
        && settings[entry.key] == entry.value
        && !["false", "no", "off", "0"].contains(entry.value.lowercased())
    }
    if let rebasing {
      add(
        "merge", .warn,
        "\(rebasing.key)=\(rebasing.value): a rebase drops the signatures of approvals",
        hint: "git config \(rebasing.isRepositorys ? "" : "--global ")\(rebasing.key) false")
      return
    }
    let style = settings["merge.ff"].map { "merge.ff=\($0)" } ?? "merges as git does by default"
    add("merge", .ok, style)
  }
}
