/// The hooks of a repository, and what was done about them.
public struct HookReport: Sendable {
  /// What stands in the place of a hook; the raw values are those of the machine output.
  public enum State: String, Sendable {
    case missing
    case installed
    /// Of this program, with the text of another version.
    case outdated
    /// Of this program, and git passes over it: nobody may execute it.
    case disabled
    /// Somebody else's, which calls this program.
    case calling
    case foreign
  }

  /// What was done; the raw values are those of the machine output.
  public enum Deed: String, Sendable {
    case installed
    case replaced
    case removed
  }

  public struct Hook: Sendable {
    public var name: HookName
    /// The file that git runs, or that its manager reads.
    public var path: String
    public var state: State
    /// `nil` where nothing was to be done, or could be.
    public var deed: Deed?
    /// What to add to the file, so that it calls this program; empty where nothing needs to be.
    public var addition: [String]
  }

  /// Where git looks for hooks.
  public var folder: String
  /// Who manages the hooks of this repository instead.
  public var manager: HookManager?
  public var hooks: [Hook]
  /// Whether nothing was written that would have been.
  public var isDryRun = false
}
