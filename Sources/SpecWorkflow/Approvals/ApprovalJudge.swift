internal import Git

/// Judges the approvals of specs by a history and the policies in it.
///
/// One judge answers for one tip; `approve`, `verify`, the listings and the hooks all ask it. Not
/// Sendable, since it reads from a repository.
final class ApprovalJudge {
  let repository: Repository
  let history: History
  let chain: PolicyChain
  let checker: SignatureChecker
  let objects: CommitObjects
  let descent: Descent
  let states: FileStates
  let texts: TextSource
  let reader: HeaderReader
  let configuration: Configuration
  let order: StatusOrder
  let tip: Int
  /// The policies in force at the tip, at least one.
  let policies: [Policy]
  /// Who is one person in all policies that ever had force.
  let identities: Identities

  private var holders: [SpecID: Set<SpecCourse.Holder>] = [:]
  private var parsed: [Int32: ApprovalText] = [:]
  private var reached: [String: [Int32: Bool]] = [:]
  private var candidates: [SpecID: [ApprovalCandidate]] = [:]

  init(
    _ repository: Repository, _ history: History, _ chain: PolicyChain,
    checker: SignatureChecker, objects: CommitObjects, descent: Descent, tip: Int,
    texts: TextSource, reader: HeaderReader, configuration: Configuration,
    candidates all: [ApprovalCandidate]
  ) throws(SpecError) {
    self.repository = repository
    self.history = history
    self.chain = chain
    self.checker = checker
    self.objects = objects
    self.descent = descent
    self.tip = tip
    self.texts = texts
    self.reader = reader
    self.configuration = configuration
    order = StatusOrder(configuration)
    states = FileStates(history)
    policies = chain.policies(at: tip)
    identities = Identities(chain.policies.values)
    for pair in states.pairs {
      let path = history.paths.paths[pair.path]
      if let id = try texts.name(of: states.files[Int(pair.file)], at: path).id {
        holders[id, default: []].insert(SpecCourse.Holder(path: pair.path, file: pair.file))
      }
    }
    for candidate in all {
      if let id = candidate.id {
        candidates[id, default: []].append(candidate)
      }
    }
    for id in candidates.keys {
      candidates[id]?.sort { history.places[$0.commit] < history.places[$1.commit] }
    }
  }

  /// What an ID's approvals come to be judged by.
  struct Case {
    var id: SpecID
    var course: SpecCourse
    var target: String
    var rounds: Rounds
  }

  /// The case of an ID and the state that is decided on.
  func openCase(_ id: SpecID, _ target: String) throws(SpecError) -> Case {
    let course = SpecCourse(id, states, holders: holders[id] ?? [])
    try readReached(course, target)
    let reached = self.reached[target] ?? [:]
    return Case(
      id: id, course: course, target: target,
      rounds: Rounds(history, course, isReached: { reached[$0] ?? false }))
  }

  /// The files that ever had an ID.
  func holders(of id: SpecID) -> Set<SpecCourse.Holder> {
    holders[id] ?? []
  }

  /// The approvals of an ID, oldest first, whatever they are worth.
  func candidates(of id: SpecID) -> [ApprovalCandidate] {
    candidates[id] ?? []
  }

  /// A text by its number, read whole and parsed once.
  func text(_ file: Int32) throws(SpecError) -> ApprovalText {
    if let text = parsed[file] {
      return text
    }
    let text = ApprovalText(
      try texts.text(of: states.files[Int(file)]), reader, configuration.vocabulary)
    parsed[file] = text
    return text
  }

  /// A text of any commit; one that ever stood in the history is parsed once.
  func text(of file: FileVersion) throws(SpecError) -> ApprovalText {
    if let number = states.number(of: file) {
      return try text(number)
    }
    return ApprovalText(try texts.text(of: file), reader, configuration.vocabulary)
  }

  private func readReached(_ course: SpecCourse, _ target: String) throws(SpecError) {
    for holder in Set(course.situations.joined().map(\.file)) {
      guard reached[target]?[holder] == nil else {
        continue
      }
      let header = try texts.header(of: states.files[Int(holder)])
      reached[target, default: [:]][holder] = order.isReached(
        target, in: header.claimedState(configuration.vocabulary))
    }
  }

  /// The parents of a commit.
  func parents(of commit: Int) -> [Int] {
    history.graph.parents(of: commit).map(Int.init)
  }
}
