import ArgumentParser

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"), help: .init("Work in this folder.", valueName: "folder"),
    completion: .directory)
  var directory: String?

  @Option(
    help: .init("Read this configuration instead of .spec/config.yml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(help: .init("Colour the output.", valueName: "when"))
  var color: ColourChoice.When?

  @Flag(name: .customLong("no-pager"), help: "Do not page the output.")
  var noPager = false

  @Flag(name: .shortAndLong, help: "Print no hints and no progress.")
  var quiet = false
}

extension ColourChoice.When: ExpressibleByArgument {}
