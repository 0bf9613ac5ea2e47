public import Git

/// Which specs of a listing are wanted, and in which order.
public struct ListQuery: Sendable, Hashable {
  /// Statuses or states, in any case; `nil` for all.
  public var statuses: [String]?
  /// Part of a name or address.
  public var author: String?
  /// A day or `2 weeks ago`.
  public var updatedSince: String?
  /// An address: only specs that wait for an approval of the person whose it is.
  public var needingApprovalOf: String?
  /// A field, with `-` in front for descending order.
  public var order: String?
  public var now: Timestamp

  public init(now: Timestamp) {
    self.now = now
  }

  /// Whether specs can be left out.
  public var isFiltering: Bool {
    statuses != nil || author != nil || updatedSince != nil || needingApprovalOf != nil
  }

  static let orders = ["id", "title", "status", "author", "created", "updated"]

  /// The specs that match, in order.
  ///
  /// - Throws: `SpecError.unknownWord` for a status that is neither in the vocabulary nor in use, and
  ///   for an unknown field; `notADate`.
  func apply(
    to specs: [SpecSummary], vocabulary: StatusVocabulary, approvals: ApprovalReport? = nil
  ) throws(SpecError) -> [SpecSummary] {
    var specs = specs
    if let statuses {
      try check(statuses, specs, vocabulary)
      let wanted = Set(statuses.map { $0.lowercased() })
      specs = specs.filter { spec in
        [spec.status, spec.state].contains { $0.map { wanted.contains($0.lowercased()) } ?? false }
      }
    }
    if let author = author?.lowercased() {
      specs = specs.filter { spec in
        ([spec.author ?? ""] + spec.authors.flatMap { [$0.name, $0.email] })
          .contains { $0.lowercased().range(ofText: author) != nil }
      }
    }
    if let updatedSince {
      guard let day = Moment.day(updatedSince, now: now) else {
        throw .notADate(updatedSince)
      }
      specs = specs.filter { $0.updated.map { CalendarDate($0) >= day } ?? false }
    }
    if let address = needingApprovalOf {
      let me = try person(address, approvals)
      specs = specs.filter { $0.approval?.isAwaiting(me) ?? false }
    }
    return try sorted(specs)
  }

  private func person(
    _ address: String, _ approvals: ApprovalReport?
  ) throws(SpecError) -> String {
    guard let approvals else {
      throw .refused(DecisionPlanner.noPolicy)
    }
    guard let person = approvals.person(address: address) else {
      throw .refused(
        Refusal(
          address.isEmpty
            ? "git does not know who you are"
            : "the policy knows nobody with the address \(address)",
          hint: "spec key list shows the people that it knows"))
    }
    return person.id
  }

  private func check(
    _ statuses: [String], _ specs: [SpecSummary], _ vocabulary: StatusVocabulary
  ) throws(SpecError) {
    var known = vocabulary.states
    for word in specs.flatMap({ [$0.state, $0.status] }).compactMap({ $0 })
    where !known.contains(word) {
      known.append(word)
    }
    let lowered = Set(known.map { $0.lowercased() })
    for status in statuses where !lowered.contains(status.lowercased()) {
      throw .unknownWord(
        status, kind: .status, nearest: Suggestion.nearest(to: status, among: known),
        known: vocabulary.states)
    }
  }

  private func sorted(_ specs: [SpecSummary]) throws(SpecError) -> [SpecSummary] {
    guard let order else {
      return specs
    }
    let isDescending = order.hasPrefix("-")
    let field = isDescending ? String(order.dropFirst()) : order
    guard Self.orders.contains(field) else {
      throw .unknownWord(
        field, kind: .sortField, nearest: Suggestion.nearest(to: field, among: Self.orders),
        known: Self.orders)
    }
    func precedes(_ left: SpecSummary, _ right: SpecSummary) -> Bool {
      switch field {
      case "title": left.title.lowercased() < right.title.lowercased()
      case "status": (left.status ?? "").lowercased() < (right.status ?? "").lowercased()
      case "author": (left.author ?? "").lowercased() < (right.author ?? "").lowercased()
      case "created": left.created?.seconds ?? .min < right.created?.seconds ?? .min
      case "updated": left.updated?.seconds ?? .min < right.updated?.seconds ?? .min
      default: false
      }
    }
    // A stable order: specs that are equal in the field stay in the order of their IDs.
    let indexed = specs.enumerated().sorted { left, right in
      let (a, b) = isDescending ? (right, left) : (left, right)
      if field == "id" {
        return a.offset < b.offset
      }
      if precedes(a.element, b.element) {
        return true
      }
      return !precedes(b.element, a.element) && left.offset < right.offset
    }
    return indexed.map(\.element)
  }
}

extension Workspace {
  /// The specs as of a revision or moment that match a query, with what their approvals come to.
  ///
  /// On a branch without commits there are none.
  public func list(
    at revision: String?, now: Timestamp, dates: DateBasis = .written, matching query: ListQuery,
    judging options: JudgeOptions
  ) async throws(SpecError) -> SpecListing {
    guard revision != nil || head.commit != nil else {
      return SpecListing(
        commit: nil, isShallow: false, specs: [], problems: [],
        folders: specFolders)
    }
    var listing = try list(at: commit(at: revision, now: now), dates: dates)
    try await addApprovals(to: &listing, options)
    listing.specs = try query.apply(
      to: listing.specs, vocabulary: configuration.vocabulary, approvals: listing.approvals)
    return listing
  }

  /// Adds what approvals come to; nothing without a policy.
  func addApprovals(
    to listing: inout SpecListing, _ options: JudgeOptions
  ) async throws(SpecError) {
    // Where no commit ever had a policy there is none to be found, but for what a pin says of it.
    let isPointless =
      !listing.hasPolicyFolder && options.isWithoutPins && configurationError == nil
    guard let commit = listing.commit, !isPointless else {
      return
    }
    listing.approvals = try await approvals(at: commit, options)
    for index in listing.specs.indices {
      listing.specs[index].approval = listing.approvals?.spec(at: listing.specs[index].path)
    }
  }
}
