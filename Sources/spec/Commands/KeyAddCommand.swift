import ArgumentParser
import SpecWorkflow

/// `spec key add`.
struct KeyAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Let a key of a person count, with a signed commit.",
    usage: "spec key add [<options>] <person> [<keyfile>]",
    discussion: """
      Examples:
        spec key add ben ~/keys/ben.pub
        spec key add chi chi.asc --name 'Chi Nguyen' --email chi@example.com

      Without a file it is the key that git signs your own commits with. An SSH key
      counts for what git signs and for nothing else.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: KeyOptions

  @Option(help: "The name of a person whom the policy does not have yet.")
  var name: String?

  @Option(help: "The address of that person.")
  var email: String?

  @Option(
    name: .customLong("valid-after"),
    help: .init("The key counts from this day on (SSH).", valueName: "date"))
  var validAfter: String?

  @Option(
    name: .customLong("valid-before"),
    help: .init("The key counts until this day (SSH).", valueName: "date"))
  var validBefore: String?

  @Argument(help: "The short name of the person.")
  var person: String

  @Argument(
    help: "An SSH public key, or an OpenPGP key in ASCII armor.", completion: .file())
  var keyfile: String?

  func run(in session: Session) async throws -> ExitStatus {
    let key = KeyRequest.NewKey(
      person: person, file: keyfile, name: name, address: email,
      validAfter: try day(validAfter), validBefore: try day(validBefore))
    return try await options.run(.add(key), in: session)
  }

  private func day(_ text: String?) throws -> CalendarDate? {
    guard let text else {
      return nil
    }
    guard let date = CalendarDate(text) else {
      throw SpecError.notADate(text)
    }
    return date
  }
}
