import SpecWorkflow

/// What a command works with besides its own options: the process's surroundings, read once.
struct Session {
  let console: Console
  let environment: [String: String]
  let settings: GitSettings
  /// The folder that the command works in, absolute.
  let directory: String
  let options: GlobalOptions
  let clock: Clock

  /// Opens the workspace of the folder and shows the progress of reading it.
  ///
  /// - `judgesOnly`: whether only commits are judged, by the policies in force there.
  /// - `usingIndex`: whether facts of earlier runs will do; never where something is decided.
  func workspace(
    judgesOnly: Bool = false, usingIndex: Bool = false
  ) async throws -> Workspace {
    let workspace = try await Workspace.open(
      at: directory, environment: environment, configurationFile: options.config,
      judgesOnly: judgesOnly, index: usingIndex ? indexPlace : nil)
    workspace.progress = progressReporter()
    return workspace
  }

  /// Where facts of earlier runs are kept; `nil` where `spec.index` is off or the user has no folder
  /// of his own.
  var indexPlace: IndexPlace? {
    guard settings["spec.index"].flatMap(GitBoolean.value) ?? true,
      let folder = Surroundings.stateFolder(environment),
      let program = Surroundings.program()
    else {
      return nil
    }
    return IndexPlace(stateFolder: folder, program: program)
  }

  private func progressReporter() -> HistoryProgress? {
    guard !options.quiet else {
      return nil
    }
    let line = ProgressLine(console, environment)
    return { stage in line.show(stage) }
  }
}

/// The progress of reading history on one line.
private final class ProgressLine {
  private let console: Console
  private let clock = ContinuousClock()
  private var progress: Progress

  init(_ console: Console, _ environment: [String: String]) {
    self.console = console
    progress = Progress(
      "Reading history", on: console.errors, environment: environment, start: clock.now)
  }

  func show(_ stage: HistoryStage) {
    switch stage {
    case .readingCommits(let count):
      console.show(progress: progress.update(done: count, at: clock.now))
    case .comparing(let done, let total):
      console.show(progress: progress.update(done: done, total: total, at: clock.now))
    case .finished:
      console.show(progress: progress.finish())
    }
  }
}
