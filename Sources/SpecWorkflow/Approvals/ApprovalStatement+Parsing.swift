extension ApprovalStatement {
  /// What keeps a message from being a statement; one sentence without a full stop.
  struct Problem: Error, Sendable, Hashable {
    var message: String

    init(_ message: String) {
      self.message = message
    }
  }

  /// Reads the statement at the end of a commit's message.
  ///
  /// The block is the last paragraph, has exactly the keys of a statement in their order, each once,
  /// and nothing above it looks like one of them. The text is UTF-8 without control characters.
  init(message: [UInt8]) throws(Problem) {
    guard let text = String(validating: message, as: UTF8.self) else {
      throw Problem("the message is not UTF-8")
    }
    guard message.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == ASCII.newline }),
      // Beyond ASCII the control characters are U+0080 to U+009F.
      !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) })
    else {
      throw Problem("a control character stands in the message")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", lines.last != "" else {
      throw Problem("the message does not end with its trailers")
    }
    let start = (lines.lastIndex(of: "") ?? -1) + 1
    guard start >= 2 else {
      throw Problem("no empty line stands before the trailers")
    }
    let block = lines[start...]
    guard !lines[..<start].contains(where: Self.looksLikeTrailer) else {
      throw Problem("a trailer stands above the trailers")
    }
    try self.init(trailers: Array(block))
  }

  private init(trailers lines: [Substring]) throws(Problem) {
    var rest = lines[...]
    func value(_ key: String) throws(Problem) -> Substring {
      guard let line = rest.popFirst(), line.hasPrefix(key + ": ") else {
        throw Problem("the trailer \(key) does not stand where it belongs")
      }
      let value = line.dropFirst(key.count + 2)
      guard let first = value.first, let last = value.last, first != " ", last != " " else {
        throw Problem("the trailer \(key) is empty, or has space around its value")
      }
      return value
    }
    guard try value("Spec-Approval") == "v1" else {
      throw Problem("the statement is of a version that this program does not know")
    }
    project = String(try value("Spec-Project"))
    let name = try value("Spec-Id")
    guard let id = SpecIDParser(prefix: nil).match(typed: String(name)), id.description == name
    else {
      throw Problem("'\(name)' is no ID")
    }
    self.id = id
    path = String(try value("Spec-Path"))
    guard let decision = Decision(rawValue: String(try value("Spec-Decision"))) else {
      throw Problem("the decision is neither approve nor withdraw")
    }
    self.decision = decision
    let status = try value("Spec-Status")
    let states = Self.states(status)
    guard let states else {
      throw Problem("'\(status)' is no step from one state to another")
    }
    (from, to) = states
    let number = try value("Spec-Round")
    guard let round = Int(number), round > 0, "\(round)" == number else {
      throw Problem("'\(number)' is no round")
    }
    self.round = round
    guard let content = ContentDigest(try value("Spec-Content")),
      let requirements = ContentDigest(try value("Spec-Requirements"))
    else {
      throw Problem("a digest is not written as one")
    }
    (self.content, self.requirements) = (content, requirements)
    person = String(try value(decision.signature))
    guard rest.isEmpty else {
      throw Problem("something stands behind the trailers")
    }
  }

  /// Splits `In Review -> Approved`.
  private static func states(_ text: Substring) -> (from: String, to: String)? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard let arrow = words.firstIndex(of: "->"), words.lastIndex(of: "->") == arrow else {
      return nil
    }
    let from = words[..<arrow].joined(separator: " ")
    let to = words[(arrow + 1)...].joined(separator: " ")
    return from.isEmpty || to.isEmpty ? nil : (from, to)
  }

  /// Whether a line could be taken for a part of a statement.
  static func looksLikeTrailer(_ line: some StringProtocol) -> Bool {
    let word = line.drop(while: \.isWhitespace).lowercased()
    return ["spec-", "approved-by", "withdrawn-by"].contains { word.hasPrefix($0) }
  }
}
