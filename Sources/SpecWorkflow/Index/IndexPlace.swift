/// Where the index of a repository is to be had, and for whom.
public struct IndexPlace: Sendable {
  /// The folder of the user's own files, where the key of the seals lies.
  public var stateFolder: String
  /// What tells the running program from any other build of it.
  public var program: String

  public init(stateFolder: String, program: String) {
    self.stateFolder = stateFolder
    self.program = program
  }
}
