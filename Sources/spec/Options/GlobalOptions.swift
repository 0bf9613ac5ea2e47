import ArgumentParser

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: "Work in this folder.", completion: .directory)
  var directory: String?

  @Option(help: "Read this configuration instead of .spec/config.yml.", completion: .file())
  var config: String?

  @Option(help: "Colour the output: auto, always or never.")
  var color: ColourChoice.When?

  @Flag(name: .customLong("no-pager"), help: "Do not page the output.")
  var noPager = false

  @Flag(name: .shortAndLong, help: "Print no hints and no progress.")
  var quiet = false
}

extension ColourChoice.When: ExpressibleByArgument {}
