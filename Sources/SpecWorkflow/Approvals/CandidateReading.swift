internal import Git

/// Reads the commits that speak of approvals, and looks at their signatures, by two workers where
/// there are many: that is most of what a verdict takes.
struct CandidateReading {
  let repository: Repository
  let isPartial: Bool
  let proofs: SignatureProofs

  /// Fewer are read sooner than a second worker is at work.
  private static let fewest = 64

  /// The candidates among the commits that a history's tip reaches, in the history's order.
  func candidates(of history: History) async throws(SpecError) -> [ApprovalCandidate] {
    let commits = history.graph.approvalCandidates.map(Int.init)
      .filter { history.places[$0] >= 0 }
      .map { (index: $0, id: history.graph.ids[$0]) }
    guard commits.count >= Self.fewest else {
      return try Self.read(commits, repository, isPartial, nil)
    }
    let (half, location) = (commits.count / 2, repository.location)
    let (isPartial, proofs) = (isPartial, proofs)
    async let first = Self.outcome(commits[..<half], location, isPartial, proofs)
    async let second = Self.outcome(commits[half...], location, isPartial, proofs)
    return try await first.get() + second.get()
  }

  private static func outcome(
    _ commits: ArraySlice<(index: Int, id: ObjectID)>, _ location: RepositoryLocation,
    _ isPartial: Bool, _ proofs: SignatureProofs
  ) async -> Result<[ApprovalCandidate], SpecError> {
    do throws(SpecError) {
      let repository: Repository
      do throws(GitError) {
        repository = try location.open()
      } catch {
        throw .git(error)
      }
      return .success(try read(Array(commits), repository, isPartial, proofs))
    } catch {
      return .failure(error)
    }
  }

  /// `proofs`: where the signatures are to be looked at as well.
  private static func read(
    _ commits: [(index: Int, id: ObjectID)], _ repository: Repository, _ isPartial: Bool,
    _ proofs: SignatureProofs?
  ) throws(SpecError) -> [ApprovalCandidate] {
    let objects = CommitObjects(repository, isPartial: isPartial)
    var candidates: [ApprovalCandidate] = []
    candidates.reserveCapacity(commits.count)
    for commit in commits {
      let candidate = try ApprovalCandidate(commit.index, commit.id, objects)
      if let proofs, let object = candidate.object, object.format == .ssh {
        look(at: object, proofs)
      }
      candidates.append(candidate)
    }
    return candidates
  }

  /// What is found is asked for again when it is judged.
  private static func look(at object: SignedCommit, _ proofs: SignatureProofs) {
    do throws(SSHFormatError) {
      let signature = try SSHSignature(armor: object.armor)
      if !signature.key.isSecurityKey {
        _ = proofs.flaw(of: signature, object.armor, over: object.payload)
      }
    } catch {
      return
    }
  }
}
