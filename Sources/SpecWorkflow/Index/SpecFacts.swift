internal import Git

/// The specs of a commit with what history says of each.
struct SpecFacts {
  var snapshot: Snapshot
  /// For each entry of the snapshot its dates and authors, without events; `nil` where there is no
  /// history of it.
  var timelines: [Timeline?]
  /// Whether part of the history was never fetched.
  var isShallow: Bool
  /// Whether any commit of the history has something at `.spec`, without which there is no policy.
  var hasPolicyFolder: Bool
}

extension SpecFacts: Fact {
  func write(to facts: inout FactWriter) {
    snapshot.entries.write(to: &facts)
    snapshot.unreadable.write(to: &facts)
    timelines.write(to: &facts)
    isShallow.write(to: &facts)
    hasPolicyFolder.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    snapshot = Snapshot(
      entries: try [Snapshot.Entry](from: &facts), unreadable: try [SpecProblem](from: &facts))
    timelines = try [Timeline?](from: &facts)
    isShallow = try Bool(from: &facts)
    hasPolicyFolder = try Bool(from: &facts)
    guard timelines.count == snapshot.entries.count else {
      throw FactError()
    }
  }
}

extension Snapshot.Entry: Fact {
  func write(to facts: inout FactWriter) {
    path.write(to: &facts)
    file.write(to: &facts)
    folder.write(to: &facts)
    header.write(to: &facts)
    name.write(to: &facts)
    title.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    path = try String(from: &facts)
    file = try FileVersion(from: &facts)
    folder = try Int(from: &facts)
    header = try Header(from: &facts)
    name = try SpecName(from: &facts)
    title = try String(from: &facts)
  }
}

extension SpecProblem: Fact {
  func write(to facts: inout FactWriter) {
    path.write(to: &facts)
    position.write(to: &facts)
    message.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    path = try String(from: &facts)
    position = try SourcePosition(from: &facts)
    message = try String(from: &facts)
  }
}

extension SpecName: Fact {
  func write(to facts: inout FactWriter) {
    switch self {
    case .id(let id):
      id.prefix.write(to: &facts)
      id.number.write(to: &facts)
      id.digits.write(to: &facts)
    case .placeholder(let text):
      "".write(to: &facts)
      true.write(to: &facts)
      text.write(to: &facts)
    case .none:
      "".write(to: &facts)
      false.write(to: &facts)
    }
  }

  init(from facts: inout FactReader) throws(FactError) {
    let prefix = try String(from: &facts)
    if !prefix.isEmpty {
      self = .id(
        SpecID(prefix: prefix, number: try Int(from: &facts), digits: try Int(from: &facts)))
    } else {
      self = try Bool(from: &facts) ? .placeholder(try String(from: &facts)) : .none
    }
  }
}

extension Timeline: Fact {
  /// The events are not kept.
  func write(to facts: inout FactWriter) {
    created.write(to: &facts)
    updated.write(to: &facts)
    createdCommit.write(to: &facts)
    updatedCommit.write(to: &facts)
    authors.write(to: &facts)
    commits.write(to: &facts)
    isCutOff.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    events = []
    created = try Timestamp?(from: &facts)
    updated = try Timestamp?(from: &facts)
    createdCommit = try ObjectID?(from: &facts)
    updatedCommit = try ObjectID?(from: &facts)
    authors = try [Person](from: &facts)
    commits = try Int(from: &facts)
    isCutOff = try Bool(from: &facts)
  }
}

extension Timestamp: Fact {
  func write(to facts: inout FactWriter) {
    seconds.write(to: &facts)
    offset.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self.init(seconds: try Int64(from: &facts), offset: try Int(from: &facts))
  }
}
