import SpecWorkflow

/// What a command needs that takes time to come by, begun before anybody waits for it.
///
/// Git's own answer and the start of the Git library take some 10 ms each, and neither needs the
/// other, or the arguments.
struct Preparation {
  /// The folder that git was asked in, absolute.
  let directory: String
  private let settings: Task<GitSettings, Never>
  private let library: Task<Void, Never>?

  init(at directory: String, _ environment: [String: String], needsRepository: Bool) {
    self.directory = directory
    settings = Task { await GitSettings.read(at: directory, environment: environment) }
    library = needsRepository ? Task { await Workspace.prepareLibrary() } : nil
  }

  /// Waits until all is ready.
  ///
  /// The process must not end before: it would take the ground from under both.
  @discardableResult
  func finish() async -> GitSettings {
    await library?.value
    return await settings.value
  }
}
