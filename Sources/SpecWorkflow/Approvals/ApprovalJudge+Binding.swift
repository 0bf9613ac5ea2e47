internal import Git

extension ApprovalJudge {
  /// Why a statement does not fit the commit that it stands in; `nil` where it does.
  ///
  /// It binds to the parent's text of one file, the round that the parent is in and a step that the
  /// policies there allow; the commit changes nothing but what the decision sets.
  func misfit(
    _ statement: ApprovalStatement, _ candidate: ApprovalCandidate, _ object: SignedCommit,
    _ policies: [Policy], in open: Case
  ) throws(SpecError) -> String? {
    guard let parent = parents(of: candidate.commit).first else {
      return "its parent is not there"
    }
    if policies.contains(where: { $0.project != statement.project }) {
      return "it is for another project"
    }
    let holders = open.course.holders(in: parent)
    guard let holder = holders.first, holders.count == 1 else {
      return holders.isEmpty
        ? "its parent has no \(statement.id)" : "its parent has several files \(statement.id)"
    }
    guard history.paths.paths[holder.path] == statement.path else {
      return "\(statement.id) stands at another path"
    }
    let text = try text(holder.file)
    guard case .success(let content) = text.content else {
      return "the text that it stands on cannot be approved"
    }
    guard text.digest == statement.content, text.requirements == statement.requirements else {
      return "it does not bind to the text that it stands on"
    }
    guard open.rounds.round(at: parent) == statement.round else {
      return "it names round \(statement.round) in round \(open.rounds.round(at: parent))"
    }
    let isReached = order.isReached(open.target, in: content.state)
    switch statement.decision {
    case .approve:
      // Of a status that stands there without its approvals they are given afterwards.
      let isClaimed = content.state == open.target
      guard content.state == statement.from, !isReached || isClaimed else {
        return "the spec was \(content.state), and not \(statement.from)"
      }
      guard
        isClaimed
          || policies.allSatisfy({
            StatusOrder($0.configuration).allows(content.state, open.target)
          })
      else {
        return "the workflow has no step from \(content.state) to \(open.target)"
      }
      return try misstep(candidate, holder, object, to: statement.to, isNeeded: false)
    case .withdraw:
      guard isReached || content.state == statement.from else {
        return "the spec was \(content.state), and not \(statement.from)"
      }
      return try misstep(candidate, holder, object, to: statement.from, isNeeded: isReached)
    }
  }

  /// What a commit changes beyond setting a status as the program does; `nil` where nothing.
  private func misstep(
    _ candidate: ApprovalCandidate, _ holder: SpecCourse.Holder, _ object: SignedCommit,
    to state: String, isNeeded: Bool
  ) throws(SpecError) -> String? {
    let graph = history.graph
    let old = graph.trees[parents(of: candidate.commit)[0]]
    let new = graph.trees[candidate.commit]
    guard old != new else {
      return isNeeded ? "it does not set the status back" : nil
    }
    let change: (old: ObjectID, new: ObjectID)?
    do throws(GitError) {
      change = try TreeStep.onlyDifference(
        history.paths.paths[holder.path], from: old, to: new, in: repository)
    } catch {
      throw .git(error)
    }
    guard let change else {
      return "it changes more than the spec's status"
    }
    let day = CalendarDate(
      Timestamp(seconds: object.author.seconds, offset: object.author.offset))
    let unsettable = "the status cannot be set in the text that it stands on"
    guard case .success(let before) = try texts.text(ofBlob: change.old) else {
      return unsettable
    }
    let stepped: [UInt8]
    do throws(HeaderEditError) {
      stepped = try StatusStep.apply(state, on: day, to: before, reader: reader)
    } catch {
      return unsettable
    }
    guard try texts.text(ofBlob: change.new) == .success(stepped) else {
      return "it changes more than the spec's status"
    }
    return nil
  }
}
