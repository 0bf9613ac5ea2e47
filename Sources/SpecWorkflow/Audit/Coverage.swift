public import Git

/// Whose approval an event stands under.
public struct Coverage: Sendable, Hashable {
  /// `approved`, `pending` where nobody has approved it and the spec claimed nothing, `unproven`
  /// where it claimed a state that needs approvals, `legacy` where it is older than the policy,
  /// `unknown`, and `none` where the policy asks for nothing.
  public var verdict: SpecVerdict
  /// The short names of the people who approved it.
  public var people: [String] = []
  /// The approval with which there were enough of them.
  public var commit: ObjectID?

  /// Whether approvals are asked for and are not there.
  public var isUnapproved: Bool {
    verdict == .pending || verdict == .unproven
  }
}

/// Tells which approvals cover what commits did.
///
/// An event is covered by the first approvals that had it behind them and together were what a state
/// needed, for the same words in the same round. A status is covered where they stood before it was
/// set, for the words that it was set for.
final class CoverageJudge {
  private let court: Court?
  private var known: [Place: Circumstances] = [:]

  private struct Place: Hashable {
    var id: SpecID
    var path: PathKey
  }

  /// What the policy asks of a spec, and what was decided of it.
  private struct Circumstances {
    var tags: Set<String>
    var decisions: Decisions
    var beginnings: [Int]
    var isAsked: Bool
  }

  /// `court`: `nil` where no policy is in force.
  init(_ court: Court?) {
    self.court = court
  }

  /// Whose approval an event stands under.
  func coverage(of event: ItemEvent) async throws(SpecError) -> Coverage {
    guard let court, let id = event.spec.id,
      let commit = court.judge.history.graph.index(of: event.commit), !event.isMarkOnly
    else {
      return Coverage(verdict: .none)
    }
    let judge = court.judge
    let circumstances = try await self.circumstances(id, event.path, court)
    guard circumstances.isAsked else {
      return Coverage(verdict: .none)
    }
    guard !judge.history.isShallow else {
      return Coverage(verdict: .unknown)
    }
    let claimed = event.status.flatMap { judge.configuration.vocabulary.state(of: $0) }
    let isClaimed =
      claimed.map { judge.needsApproval($0, path: event.path, tags: circumstances.tags) } ?? false
    let found: Coverage?
    if event.item.kind == .status {
      guard isClaimed, event.new != nil else { return Coverage(verdict: .none) }
      found = try coverage(ofStatus: claimed ?? "", event, commit, circumstances, court)
    } else {
      found = coverage(ofWordsIn: commit, circumstances, judge)
    }
    if let found {
      return found
    }
    if circumstances.beginnings.contains(where: { judge.descent.isAncestor(commit, of: $0) }) {
      return Coverage(verdict: .legacy)
    }
    return Coverage(verdict: isClaimed ? .unproven : .pending)
  }

  /// Every approval and withdrawal of an ID.
  func given(_ id: SpecID, path: String) async throws(SpecError) -> [JudgedApproval] {
    guard let court else {
      return []
    }
    return try await circumstances(id, path, court).decisions.given
  }

  private func coverage(
    ofWordsIn commit: Int, _ circumstances: Circumstances, _ judge: ApprovalJudge
  ) -> Coverage? {
    for quorum in circumstances.decisions.quorums {
      let found = judge.people(of: quorum) { judge.descent.isAncestor(commit, of: $0) }
      if let found {
        return Coverage(
          verdict: .approved, people: found.people, commit: judge.history.graph.ids[found.last])
      }
    }
    return nil
  }

  private func coverage(
    ofStatus state: String, _ event: ItemEvent, _ commit: Int, _ circumstances: Circumstances,
    _ court: Court
  ) throws(SpecError) -> Coverage? {
    let judge = court.judge
    let quorums = circumstances.decisions.quorums.filter {
      judge.order.stands(state, on: $0.target)
    }
    guard !quorums.isEmpty,
      let bytes = try court.workspace.content(of: event.path, in: event.commit)
    else {
      return nil
    }
    let text = ApprovalText(bytes, judge.reader, judge.configuration.vocabulary)
    for quorum in quorums.reversed() where text.digest == quorum.content && text.digest != nil {
      let found = judge.people(of: quorum) { judge.descent.isAncestor($0, of: commit) }
      if let found {
        return Coverage(
          verdict: .approved, people: found.people, commit: judge.history.graph.ids[found.last])
      }
    }
    return nil
  }

  private func circumstances(
    _ id: SpecID, _ path: String, _ court: Court
  ) async throws(SpecError) -> Circumstances {
    let place = Place(id: id, path: PathKey(path))
    if let known = known[place] {
      return known
    }
    let judge = court.judge
    let tags = try tags(of: id, path, judge)
    let found = Circumstances(
      tags: tags, decisions: try await judge.decisions(of: id, path: path, tags: tags),
      beginnings: judge.beginnings(path: path, tags: tags),
      isAsked: judge.order.states.contains { judge.needsApproval($0, path: path, tags: tags) })
    known[place] = found
    return found
  }

  /// The tags that the tip has of a spec; none where it is not there any more.
  private func tags(
    of id: SpecID, _ path: String, _ judge: ApprovalJudge
  ) throws(SpecError) -> Set<String> {
    let version = judge.history.currentVersion(of: path)
      .map { judge.history.versions.versions[$0] }
    guard let file = version?.file, let number = judge.states.number(of: file) else {
      return []
    }
    return try judge.text(number).tags
  }
}

extension ItemEvent {
  /// Whether only the mark in a box changed that approvals do not cover.
  fileprivate var isMarkOnly: Bool {
    (change == .checked || change == .unchecked)
      && (item.kind == .criterion || item.kind == .question)
  }
}
