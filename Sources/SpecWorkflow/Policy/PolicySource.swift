internal import Git

/// The policies that the trees of commits hold, each read once.
final class PolicySource {
  /// What a folder came to.
  enum Outcome {
    case policy(Policy)
    /// There is nothing, or nothing about approvals.
    case none
    case unreadable(ConfigurationError)
  }

  private let repository: Repository
  private let isPartial: Bool
  private var known: [ObjectID: Outcome] = [:]

  init(_ repository: Repository, isPartial: Bool) {
    self.repository = repository
    self.isPartial = isPartial
  }

  /// The policy of a folder; `nil` stands for no folder.
  func policy(in folder: ObjectID?) throws(SpecError) -> Outcome {
    guard let folder else {
      return .none
    }
    if let outcome = known[folder] {
      return outcome
    }
    let outcome = try read(folder)
    known[folder] = outcome
    return outcome
  }

  private func read(_ folder: ObjectID) throws(SpecError) -> Outcome {
    let files: [PolicyReader.File]
    do throws(GitError) {
      guard let found = try self.files(of: folder) else {
        return .unreadable(
          ConfigurationError(
            file: Policy.File.folder, position: SourcePosition(line: 1),
            message: "not a folder of at most \(PolicyReader.mostFiles) files of 256 KiB"))
      }
      files = found
    } catch {
      throw SpecError(error, object: folder, isPartial: isPartial)
    }
    do throws(ConfigurationError) {
      return try PolicyReader(files: files).read(folder: folder).map { .policy($0) } ?? .none
    } catch {
      return .unreadable(error)
    }
  }

  /// The files that a policy is read from; `nil` where they are too many or too large, or it is no
  /// folder at all.
  private func files(of folder: ObjectID) throws(GitError) -> [PolicyReader.File]? {
    let isFolder = try repository.withObject(folder) { kind, _ in kind == .tree }
    guard isFolder else {
      return nil
    }
    let entries = try repository.entries(below: "", in: folder)
    // A folder stands there where it lies too deep to be looked into.
    guard entries.count <= PolicyReader.mostFiles, !entries.contains(where: { $0.mode == .tree })
    else {
      return nil
    }
    var files: [PolicyReader.File] = []
    for entry in entries where entry.mode.isFile {
      guard try repository.size(of: entry.id) <= PolicyReader.fileLimit else {
        return nil
      }
      files.append(
        PolicyReader.File(
          path: Policy.File.folder + "/" + entry.path, bytes: try repository.blob(entry.id)))
    }
    return files
  }
}
