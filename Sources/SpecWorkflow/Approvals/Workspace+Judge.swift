internal import Git

/// What the judging of a commit is told from outside the repository.
public struct JudgeOptions: Sendable {
  /// What git's configuration names as the beginning of the policy.
  public var pins: [TrustPin]
  /// A revision whose policy is taken as it is.
  public var policyFrom: String?
  /// That of the tools that check signatures.
  public var environment: [String: String]
  /// A folder of the user's own files in which the signatures that hold are remembered; `nil` to look
  /// at each anew, as whatever decides does.
  public var proofFolder: String?
  /// What a server had before a push, and when that came; `nil` where nothing is pushed.
  var arrival: Arrival?

  public init(pins: [TrustPin] = [], policyFrom: String? = nil, environment: [String: String]) {
    self.pins = pins
    self.policyFrom = policyFrom
    self.environment = environment
  }

  /// Whether nothing from outside says where a policy begins.
  var isWithoutPins: Bool {
    pins.isEmpty && policyFrom == nil
  }
}

/// When commits came to a server: what they say of their own date is their authors' word.
struct Arrival: Sendable {
  /// What was there before; `nil` where nothing was.
  var before: ObjectID?
  /// The server's time, in seconds since 1970.
  var now: Int64
}

/// A judge with the workspace that reads as its policy says.
struct Court {
  var judge: ApprovalJudge
  var workspace: Workspace
  var root: ObjectID?
  var isPinned: Bool
  /// The signatures that were found to hold.
  var proofs: SignatureProofs
  /// What another judge needs; `nil` where commits have just come, and are judged one by one.
  var copy: CourtCopy?
}

extension Workspace {
  /// The judge of a commit; `nil` where no policy is in force there.
  ///
  /// Documents are found and read as the policy in force says, not as the work tree does.
  func court(at commit: ObjectID, _ options: JudgeOptions) async throws(SpecError) -> Court? {
    let history = try self.history(upTo: commit)
    // Without anything where policies stand there is none, but for what a pin says of it.
    let isPointless = options.isWithoutPins && !history.policyFolders.areAny
    guard let tip = history.graph.index(of: commit), !isPointless else {
      return nil
    }
    let descent = Descent(history)
    let objects = CommitObjects(repository, isPartial: extent.isPartial)
    let proofs = SignatureProofs(options.proofFolder.map { ProofFile(folder: $0) })
    let checker = SignatureChecker(
      environment: options.environment, arrival: arrival(options, history), proofs: proofs)
    let trusted = try trustedTip(options, history)
    let source = PolicySource(repository, isPartial: extent.isPartial)
    let (chain, isPinned) = try await PinnedChain(pins: pins(options), history: history, tip: tip) {
      pins async throws(SpecError) in
      try await PolicyChainBuilder(
        history: history, source: source, objects: objects, checker: checker, descent: descent,
        pins: pins,
        isTrusted: { commit in trusted.map { descent.isAncestor(commit, of: $0) } ?? false }
      ).chain()
    }.chain()
    guard let policy = chain.policies(at: tip).first else {
      return nil
    }
    let place = try workspace(reading: policy.configuration)
    let read = place === self ? history : try place.history(upTo: commit)
    let candidates = try await CandidateReading(
      repository: repository, isPartial: extent.isPartial, proofs: proofs
    ).candidates(of: read)
    let judge = try ApprovalJudge(
      repository, read, chain, checker: checker, objects: objects, descent: descent, tip: tip,
      texts: place.texts, reader: place.reader, configuration: policy.configuration,
      candidates: candidates)
    let copy = CourtCopy(
      location: repository.location, directory: directory, configuration: policy.configuration,
      history: read, chain: chain, candidates: candidates, environment: options.environment,
      proofs: proofs, tip: tip, isPartial: extent.isPartial)
    return Court(
      judge: judge, workspace: place, root: chain.roots.first.map { history.graph.ids[$0] },
      isPinned: isPinned || trusted != nil, proofs: proofs,
      copy: options.arrival == nil ? copy : nil)
  }

  /// Which commits have just come, and when.
  private func arrival(
    _ options: JudgeOptions, _ history: History
  ) -> SignatureChecker.Arrival? {
    options.arrival.map { arrival in
      let before = arrival.before.flatMap { history.graph.index(of: $0) }
      let old = before.map { history.graph.reachable(from: $0) }
      return SignatureChecker.Arrival(now: arrival.now) { commit in
        history.graph.index(of: commit).map { old?[$0] != true } ?? true
      }
    }
  }

  /// The commit of `--policy-from`, which must be an ancestor of what is judged.
  private func trustedTip(
    _ options: JudgeOptions, _ history: History
  ) throws(SpecError) -> Int? {
    guard let revision = options.policyFrom else {
      return nil
    }
    let id = try self.commit(at: revision, now: Timestamp(seconds: 0))
    guard let index = history.graph.index(of: id) else {
      let isShallow = !extent.shallowBoundary.isEmpty
      throw .refused(
        Refusal(
          "the policy cannot be taken from \(revision)",
          cause: isShallow
            ? "this clone is shallow, and does not hold it among the ancestors of what is judged"
            : "it is not among the ancestors of what is judged: the branch is behind it",
          hint: isShallow ? Refusal.wholeHistory : "git merge \(revision)",
          kind: isShallow ? .unknown : .failure))
    }
    return index
  }

  /// This workspace where the configuration reads documents as its own does, else another one.
  private func workspace(reading configuration: Configuration) throws(SpecError) -> Workspace {
    if configuration.folders == self.configuration.folders,
      configuration.aliases == self.configuration.aliases,
      configuration.vocabulary == self.configuration.vocabulary
    {
      return self
    }
    do throws(GitError) {
      let place = try Workspace(repository, directory: directory, configuration: configuration)
      place.progress = progress
      return place
    } catch {
      throw .git(error)
    }
  }
}
