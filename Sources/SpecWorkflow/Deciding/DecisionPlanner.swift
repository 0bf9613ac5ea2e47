internal import Git

/// Works out what a decision would write, or why it is not to be made.
struct DecisionPlanner {
  /// Where the user stands.
  let workspace: Workspace
  let place: DecisionPlace
  /// Who judges; `nil` without a policy.
  let court: Court?
  let request: DecisionRequest

  /// The workspace that reads as the policy says.
  var reading: Workspace {
    court?.workspace ?? workspace
  }

  private var configuration: Configuration {
    court?.judge.configuration ?? workspace.configuration
  }

  func plan(_ reference: String) async throws(SpecError) -> DecisionPlan {
    let entry = try findEntry(reference)
    guard let id = entry.name.id else {
      throw .refused(Refusal("\(entry.path) has no number yet", hint: "give it one in its title"))
    }
    try checkPath(entry.path)
    try checkClean(entry.path)
    let content = try reading.content(of: entry)
    try checkNothingHidden(entry.path, content)
    var before: SpecApproval?
    if let court {
      before = try await court.verdict(of: entry, id)
    }
    let writer = workspace.writer(request)
    let author = try await writer.identity("GIT_AUTHOR_IDENT")
    let committer = try await writer.identity("GIT_COMMITTER_IDENT")
    let tree = try reading.object(place.tip) { () throws(GitError) in
      try reading.repository.commit(place.tip).tree
    }
    var plan = DecisionPlan(
      id: id, title: entry.title, path: entry.path, reference: place.reference, parent: place.tip,
      from: try state(of: entry), to: "", setsStatus: true, person: nil, statement: nil,
      message: "", before: before, content: content, approvedContent: nil, signing: nil,
      author: author, committer: committer, stepped: nil, blob: entry.file.blob,
      mode: try mode(of: entry.path, in: tree), tree: tree)
    let signer = try await workspace.signer(
      request, committer: String(committer.prefix { $0 != ">" }) + ">")
    let fingerprint = try await signer?.sshFingerprint()
    plan.signing = signer.map { $0.description + (fingerprint.map { " " + $0 } ?? "") }
    try await decide(&plan, fingerprint)
    if plan.setsStatus {
      plan.stepped = try step(plan)
    }
    return plan
  }

  private func decide(_ plan: inout DecisionPlan, _ fingerprint: String?) async throws(SpecError) {
    switch request.kind {
    case .submit, .mark:
      try decideStep(&plan)
      try await describeChange(&plan)
    case .approve, .withdraw:
      guard let court, let before = plan.before else {
        throw .refused(Self.noPolicy)
      }
      plan.person = try person(fingerprint, plan.committer, court)
      try await DecisionStatement(court: court, request: request, before: before).fill(&plan)
    }
  }

  static let noPolicy = Refusal(
    "this repository has no policy of approvals", cause: "nothing in .spec/config.yml asks for any",
    hint: "spec init")

  // MARK: The spec

  /// The one file that a reference names.
  func findEntry(_ reference: String) throws(SpecError) -> Snapshot.Entry {
    let snapshot = try reading.snapshot(of: place.tip)
    let tip = place.tip
    let entry: Snapshot.Entry
    do throws(SpecError) {
      entry = try reading.entry(reference, in: snapshot) { () throws(SpecError) in
        try reading.history(upTo: tip)
      }
    } catch {
      guard case .unreadableSpec(let problem) = error else {
        throw error
      }
      throw .refused(
        Refusal("\(problem.path) cannot be decided on", cause: problem.message))
    }
    let others = snapshot.entries.filter {
      $0.name == entry.name && !$0.path.isSamePath(as: entry.path)
    }
    guard others.isEmpty || entry.name.id == nil else {
      throw .ambiguousSpec(
        id: entry.name.text ?? reference, paths: [entry.path] + others.map(\.path))
    }
    return entry
  }

  /// A path stands in a trailer as it is.
  private func checkPath(_ path: String) throws(SpecError) {
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.properties.generalCategory != .control && scalar != "\\" && scalar != "\""
    }
    guard isPlain, path.first != " ", path.last != " " else {
      throw .refused(
        Refusal("the path of the spec cannot stand in a commit's message", hint: "git mv it"))
    }
  }

  /// The spec must be in the index and the work tree as HEAD has it.
  private func checkClean(_ path: String) throws(SpecError) {
    guard place.isCheckedOut else {
      return
    }
    guard try change(of: path) != nil else {
      return
    }
    // Another run may be between moving the branch and bringing the work tree along.
    withExtendedLifetime(FolderLock(workspace.repository.commonDirectory)) {}
    guard let change = try change(of: path) else {
      return
    }
    if try workspace.isLeftBehind(path, at: try tipNow()) {
      throw .refused(
        Refusal(
          "\(path) is still as it was before a decision on \(place.name)",
          cause: "the decision was written, and the work tree was not brought along",
          hint: Workspace.restoring([path])))
    }
    throw .refused(
      Refusal(
        "\(path) is not as HEAD has it",
        cause: change.isStaged ? "it has staged changes" : "it is \(change.kind.rawValue)",
        hint: "commit or restore it first: git status -- \(ShellText.pathspec(path))"))
  }

  /// Changes that git was told to pass over would be lost, or brought into the next commit.
  private func checkNothingHidden(_ path: String, _ content: [UInt8]) throws(SpecError) {
    guard place.isCheckedOut, let workTree = workspace.workTree,
      FileStatus.of(workTree + path) != nil,
      try workspace.git({ () throws(GitError) in try workspace.repository.isPassedOver(path) })
    else {
      return
    }
    let file = try Files.read(workTree + path)
    guard file != content, file != LineEnds.carriageReturned(content) else {
      return
    }
    throw .refused(
      Refusal(
        "\(path) has changes that git was told to pass over",
        hint: "git update-index --no-assume-unchanged --no-skip-worktree -- "
          + ShellText.pathspec(path)))
  }

  private func change(of path: String) throws(SpecError) -> WorkTreeChange? {
    try workspace.git { () throws(GitError) in
      try workspace.repository.workTreeChanges(below: [path]).first { $0.path.isSamePath(as: path) }
    }
  }

  private func tipNow() throws(SpecError) -> ObjectID {
    try workspace.git { () throws(GitError) in try workspace.repository.head() }.commit ?? place.tip
  }

  private func mode(of path: String, in tree: ObjectID) throws(SpecError) -> FileMode {
    try workspace.git { () throws(GitError) in
      try workspace.repository.entry(at: path, in: tree)?.mode ?? .file
    }
  }

  /// The state that the spec is in, exactly as the vocabulary has it.
  private func state(of entry: Snapshot.Entry) throws(SpecError) -> String {
    guard let status = entry.header[.status] else {
      throw .refused(
        Refusal("\(entry.path) has no Status in its header", hint: "add a line **Status**: Draft"))
    }
    guard let state = configuration.vocabulary.state(of: status) else {
      throw .refused(
        Refusal(
          "the status '\(status)' is none that this project knows",
          cause: "known: " + configuration.vocabulary.states.joined(separator: ", ")))
    }
    return state
  }

  private func step(_ plan: DecisionPlan) throws(SpecError) -> [UInt8] {
    let words = plan.author.split(separator: " ")
    let seconds = words.dropLast().last.flatMap { Int64($0) } ?? 0
    let zone = words.last.flatMap { Int($0) } ?? 0
    let offset = zone / 100 * 60 + zone % 100
    let day = CalendarDate(Timestamp(seconds: seconds, offset: offset))
    do throws(HeaderEditError) {
      return try StatusStep.apply(plan.to, on: day, to: plan.content, reader: reading.reader)
    } catch {
      throw .refused(
        Refusal(
          "the status of \(plan.path) cannot be set", cause: error.words,
          hint: "mend the header of \(plan.path)"))
    }
  }

  // MARK: Who

  /// The person whose the signing key is; for other keys than SSH the one with the committer's
  /// address, which the signature has to bear out.
  private func person(
    _ fingerprint: String?, _ committer: String, _ court: Court
  ) throws(SpecError) -> Principal {
    guard let policy = court.judge.policies.first else {
      throw .refused(Self.noPolicy)
    }
    if let fingerprint {
      let entries = policy.signers.entries.filter {
        !$0.isAuthority && $0.key.fingerprint == fingerprint
      }
      if let person = policy.rules.people.first(where: { person in
        entries.contains { entry in person.addresses.contains { entry.allows(principal: $0) } }
      }) {
        return person
      }
      guard policy.signers.entries.contains(where: \.isAuthority) else {
        throw .refused(
          Refusal(
            "your key \(fingerprint) is nobody's whom the policy knows",
            cause: "\(Policy.File.signers) does not have it, or not for a person's address",
            hint: "somebody who may change the policy runs: spec key add", kind: .signing))
      }
    }
    let address = committer.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
    guard let person = policy.rules.person(address: String(address)) else {
      throw .refused(
        Refusal(
          "the policy knows nobody with the address \(address)",
          hint: "spec key list shows the people that it knows", kind: .signing))
    }
    return person
  }
}
