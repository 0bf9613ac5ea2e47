/// A program of others that manages the hooks of a repository, and would write over what stands there.
public enum HookManager: String, Sendable, CaseIterable {
  case husky
  case lefthook
  /// The framework of pre-commit.com.
  case preCommit = "pre-commit"

  /// The file that tells it what a hook runs, and what to add there for this program.
  struct Place {
    var path: String
    var addition: [String]
    /// What stands there where this program is called already.
    var marks: [String]
  }

  /// The one that a work tree has; its folder with a `/` at its end.
  static func found(in workTree: String) -> (manager: HookManager, file: String)? {
    for manager in allCases {
      if let file = manager.files.first(where: { FileStatus.of(workTree + $0) != nil }) {
        return (manager, file)
      }
    }
    return nil
  }

  private var files: [String] {
    switch self {
    case .husky: [".husky"]
    case .lefthook:
      ["lefthook", ".lefthook"].flatMap { name in
        ["yml", "yaml", "toml", "json", "jsonc"].map { "\(name).\($0)" }
      }
    case .preCommit: [".pre-commit-config.yaml"]
    }
  }

  /// What makes a hook call this program.
  ///
  /// `file`: the one that was found.
  func place(of name: HookName, in file: String) -> Place {
    let call = "spec hook run \(name.rawValue)"
    switch self {
    case .husky:
      return Place(
        path: ".husky/\(name.rawValue)", addition: HookText.addition(for: name), marks: [call])
    case .lefthook:
      let arguments =
        switch name {
        case .commitMessage: " {1}"
        case .prePush: " {1} {2}"
        case .preCommit, .preReceive: ""
        }
      let input = name == .prePush ? ["      use_stdin: true"] : []
      return Place(
        path: file,
        addition: [
          "\(name.rawValue):", "  commands:", "    spec:", "      run: \(call)\(arguments)",
        ] + input, marks: [call])
    case .preCommit:
      let takesFile = name == .commitMessage
      return Place(
        path: file,
        addition: [
          "- repo: local", "  hooks:", "  - id: spec-\(name.rawValue)", "    name: \(call)",
          "    entry: \(call)", "    language: system", "    stages: [\(name.rawValue)]",
          "    always_run: true",
        ] + (takesFile ? [] : ["    pass_filenames: false"]),
        marks: [call, "id: spec-\(name.rawValue)"])
    }
  }
}
