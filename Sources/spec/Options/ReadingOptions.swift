import ArgumentParser

/// The options of every command that reads.
struct ReadingOptions: ParsableArguments {
  @Option(help: "Answer as of this commit, tag, branch or date.")
  var at: String?

  @Flag(help: "Print JSON.")
  var json = false
}
