import ArgumentParser
import SpecWorkflow

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process: reads its surroundings, runs one command, and exits with its status.
@main
enum Main {
  static func main() async {
    DescriptorWriting.occupyClosedStandardStreams()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let environment = Surroundings.environment()
    Watchdog.start(environment)
    exit(await run(arguments, environment).rawValue)
  }

  private static func run(
    _ arguments: [String], _ environment: [String: String]
  ) async -> ExitStatus {
    var console = Console(
      environment: environment, colour: ColourChoice(), pager: PagerChoice(isOff: true))
    var status: ExitStatus
    var early: Preparation?
    do {
      if Invocation.worksHere(arguments) {
        early = Preparation(
          at: try Surroundings.directory(nil), environment, needsRepository: true)
      }
      let command = try Invocation.parse(arguments)
      let session = try await Session(
        command.global, environment, needsRepository: type(of: command).needsRepository,
        prepared: early)
      console = session.console
      status = try await command.run(in: session)
    } catch {
      let failure = Failure(error)
      failure.write(to: console)
      status = failure.status
    }
    await early?.finish()
    do throws(ConsoleError) {
      try console.finish()
    } catch {
      let failure = Failure(error)
      failure.write(
        to: Console(environment: environment, colour: ColourChoice(), pager: .init(isOff: true)))
      status = failure.status
    }
    return status
  }
}

extension Session {
  /// Reads what the options and git's configuration say about the output.
  ///
  /// `early`: what was begun before the arguments were known, where it is of the same folder.
  init(
    _ options: GlobalOptions, _ environment: [String: String], needsRepository: Bool,
    prepared early: Preparation?
  ) async throws {
    self.options = options
    self.environment = environment
    let directory = try Surroundings.directory(options.directory)
    self.directory = directory
    clock = Clock(environment)
    let preparation =
      early.flatMap { $0.directory == directory ? $0 : nil }
      ?? Preparation(at: directory, environment, needsRepository: needsRepository)
    settings = await preparation.finish()
    console = Console(
      environment: environment,
      colour: ColourChoice(
        option: options.color, specSetting: settings["color.spec"], uiSetting: settings["color.ui"]),
      pager: PagerChoice(
        isOff: options.noPager, specSetting: settings.protected("pager.spec"),
        coreSetting: settings.protected("core.pager")))
  }
}
