/// What `init` found and made.
public struct SetupReport: Sendable {
  /// Something that was missing.
  public struct Step: Sendable, Hashable {
    /// From the top of the repository.
    public var path: String
    public var isFolder: Bool
  }

  /// What was made, or would be, in this order; empty where there is nothing to do.
  public var steps: [Step] = []
  /// The specs that are there, where the configuration was made from them.
  public var survey: RepositorySurvey?
  /// The configuration that was written.
  public var configuration: String?
  /// Whoever may approve, where the configuration that was written says so.
  public var approver: Principal?
  public var isDryRun: Bool
}
