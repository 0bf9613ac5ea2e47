internal import Git

/// A commit whose message speaks of an approval, as far as it can be read.
struct ApprovalCandidate: Sendable {
  /// Its index in the history.
  var commit: Int
  /// The commit object, where it is signed and written as git writes one.
  var object: SignedCommit?
  var statement: ApprovalStatement?
  /// Why it is worth nothing, where that shows without asking who signed it.
  var failure: (verdict: ApprovalVerdict, reason: String)?
  /// The ID that it speaks of.
  var id: SpecID?
  var date = Timestamp(seconds: 0)
  /// What its lines claim, for a report on one that cannot be read.
  var claims: [String: String] = [:]

  /// Reads a commit.
  ///
  /// - Throws: `SpecError` where the object cannot be read at all.
  init(_ commit: Int, _ id: ObjectID, _ objects: CommitObjects) throws(SpecError) {
    self.commit = commit
    do throws(CommitObjects.Failure) {
      let object = try objects.signed(id)
      self.object = object
      date = Timestamp(seconds: object.committer.seconds, offset: object.committer.offset)
      readStatement(object)
    } catch {
      switch error {
      case .unsigned:
        failure = (.unsigned, "its signature is gone, or it never had one")
      case .malformed(let reason): failure = (.malformed, reason)
      case .unreadable(let error): failure = (.unknown, "\(error)")
      }
    }
    if statement == nil {
      try readClaims(of: id, objects)
    }
    self.id =
      statement?.id
      ?? claims["Spec-Id"].flatMap {
        SpecIDParser(prefix: nil).match(typed: $0)
      }
  }

  /// An approval that is only supposed, as one of what a commit has.
  init(supposedAt commit: Int, round: Int) {
    self.commit = commit
    supposedRound = round
  }

  private var supposedRound: Int?

  /// The round that it is for, where that can be read.
  var round: Int? {
    statement?.round ?? supposedRound
  }

  private mutating func readStatement(_ object: SignedCommit) {
    guard object.parents == 1, !object.hasOtherHeaders else {
      failure = (.malformed, "an approval has one parent and no further headers")
      return
    }
    do throws(ApprovalStatement.Problem) {
      statement = try ApprovalStatement(message: object.message)
    } catch {
      failure = (.malformed, error.message)
    }
  }

  /// What the lines of a commit claim that is no statement.
  private mutating func readClaims(
    of id: ObjectID, _ objects: CommitObjects
  ) throws(SpecError) {
    do throws(GitError) {
      let bytes = try objects.bytes(id)
      let header = bytes.withUnsafeBytes { CommitHeader(parsing: $0) }
      if object == nil {
        date = header?.committerTime ?? date
      }
      readClaims(Array(bytes[(header?.message ?? bytes.count)...]))
    } catch {
      throw .git(error)
    }
  }

  /// The first line of each key, wherever it stands.
  private mutating func readClaims(_ message: [UInt8]) {
    for line in message.split(whereSeparator: \.isLineEnd).prefix(10_000) {
      let text = String(decoding: line.prefix(1_000), as: UTF8.self)
      guard let colon = text.firstIndex(of: ":") else { continue }
      let key = String(text[..<colon].drop { " *>".contains($0) })
      if ApprovalStatement.looksLikeTrailer(key), claims[key] == nil {
        claims[key] = String(text[text.index(after: colon)...].drop { $0 == " " })
      }
    }
  }

  var decision: ApprovalStatement.Decision {
    statement?.decision ?? (claims["Spec-Decision"] == "withdraw" ? .withdraw : .approve)
  }

  /// The state that it is about, by its own words.
  var target: String {
    statement?.to ?? claims["Spec-Status"].flatMap { $0.components(of: " -> ").last } ?? ""
  }

  var claimedPerson: String {
    statement?.person ?? claims[decision.signature] ?? ""
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(of separator: String) -> [String] {
    guard let range = range(ofText: separator) else {
      return [self]
    }
    return [String(self[..<range.lowerBound])]
      + String(self[range.upperBound...]).components(of: separator)
  }
}
