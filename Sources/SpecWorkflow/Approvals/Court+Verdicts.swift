internal import Git

/// All that a second judge needs to come to the same verdicts on another thread.
struct CourtCopy: Sendable {
  let location: RepositoryLocation
  let directory: String
  let configuration: Configuration
  let history: History
  let chain: PolicyChain
  let candidates: [ApprovalCandidate]
  let environment: [String: String]
  let proofs: SignatureProofs
  let tip: Int
  let isPartial: Bool

  /// The verdicts of specs, by a judge of its own over the repository opened once more.
  func verdicts(
    of entries: [Snapshot.Entry]
  ) async -> Result<[SpecApproval], SpecError> {
    do throws(SpecError) {
      let court = try open()
      return .success(try await court.verdicts(one: entries))
    } catch {
      return .failure(error)
    }
  }

  private func open() throws(SpecError) -> Court {
    let workspace: Workspace
    do throws(GitError) {
      workspace = try Workspace(
        location.open(), directory: directory, configuration: configuration)
    } catch {
      throw .git(error)
    }
    let repository = workspace.repository
    let judge = try ApprovalJudge(
      repository, history, chain,
      checker: SignatureChecker(environment: environment, proofs: proofs),
      objects: CommitObjects(repository, isPartial: isPartial), descent: Descent(history), tip: tip,
      texts: workspace.texts, reader: workspace.reader, configuration: configuration,
      candidates: candidates)
    return Court(judge: judge, workspace: workspace, isPinned: false, proofs: proofs)
  }
}

extension Court {
  /// Fewer are judged sooner than a second judge has been sworn in.
  private static let fewest = 64

  /// The verdicts of specs in their order; of many by two judges at once.
  func verdicts(of entries: [Snapshot.Entry]) async throws(SpecError) -> [SpecApproval] {
    guard entries.count >= Self.fewest, let copy else {
      return try await verdicts(one: entries)
    }
    let half = entries.count / 2
    async let second = copy.verdicts(of: Array(entries[half...]))
    let first = try await verdicts(one: Array(entries[..<half]))
    return try await first + second.get()
  }

  /// The verdicts of specs, one after the other; whatever has no ID has none.
  func verdicts(one entries: [Snapshot.Entry]) async throws(SpecError) -> [SpecApproval] {
    var verdicts: [SpecApproval] = []
    for entry in entries {
      if let id = entry.name.id {
        verdicts.append(try await verdict(of: entry, id))
      }
    }
    return verdicts
  }
}
