internal import Git

/// The commit objects that verdicts need whole, each read once.
final class CommitObjects {
  /// Why a commit cannot be taken apart.
  enum Failure: Error {
    case unsigned
    case malformed(String)
    case unreadable(SpecError)

    /// The reason in a sentence; an object that cannot be read is no reason but an error.
    func reason() throws(SpecError) -> String {
      switch self {
      case .unsigned: return "the commit is not signed"
      case .malformed(let message): return message
      case .unreadable(let error): throw error
      }
    }
  }

  private let repository: Repository
  private let isPartial: Bool
  private var known: [ObjectID: Result<SignedCommit, Failure>] = [:]

  init(_ repository: Repository, isPartial: Bool) {
    self.repository = repository
    self.isPartial = isPartial
  }

  /// A commit with its signature.
  func signed(_ id: ObjectID) throws(Failure) -> SignedCommit {
    if let result = known[id] {
      return try result.get()
    }
    let result = read(id)
    known[id] = result
    return try result.get()
  }

  private func read(_ id: ObjectID) -> Result<SignedCommit, Failure> {
    do throws(GitError) {
      let bytes = try bytes(id)
      do throws(SignedCommit.Problem) {
        return .success(try SignedCommit(bytes))
      } catch {
        switch error {
        case .unsigned: return .failure(.unsigned)
        case .malformed(let message): return .failure(.malformed(message))
        }
      }
    } catch {
      return .failure(.unreadable(SpecError(error, object: id, isPartial: isPartial)))
    }
  }

  /// The object itself; what is larger than a signed commit can be comes cut off.
  func bytes(_ id: ObjectID) throws(GitError) -> [UInt8] {
    try repository.withObject(id, as: .commit) { Array($0.prefix(SignedCommit.limit + 1)) }
  }
}
