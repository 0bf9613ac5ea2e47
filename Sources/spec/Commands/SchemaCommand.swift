import ArgumentParser
import SpecWorkflow

struct SchemaCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "What templates and programs can read.",
    usage: "spec schema [<options>] [<name>]",
    discussion: """
      Examples:
        spec schema
        spec schema changelog-context

      Without a name the schemas that there are. changelog-context: the variables of a
      template of spec changelog; spec changelog --json prints the same. Filters:
      \(ChangelogContext.filters.joined(separator: ", ")).
      """)

  static let needsRepository = false

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: "A schema.")
  var name: String?

  func run(in session: Session) async throws -> ExitStatus {
    let rendering = SchemaRendering(session: session, isJSON: json)
    guard let name else {
      rendering.renderNames(Schema.allCases)
      return .done
    }
    guard let schema = Schema(rawValue: name) else {
      let known = Schema.allCases.map(\.rawValue)
      throw UsageError(
        message: "there is no schema '\(name)'",
        hint: Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
          ?? "spec schema")
    }
    rendering.render(schema)
    return .done
  }
}

/// What `spec schema` explains.
enum Schema: String, CaseIterable {
  case changelogContext = "changelog-context"

  var summary: String {
    switch self {
    case .changelogContext: "the variables of a template of spec changelog"
    }
  }

  var fields: [ContextField] {
    switch self {
    case .changelogContext: ChangelogContext.fields
    }
  }
}
