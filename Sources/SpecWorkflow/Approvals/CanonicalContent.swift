/// The words that an approval of a document binds to, and what keeps a document from being approved.
///
/// The bytes without a byte order mark, CRLF as LF, the values of the header lines Status, Created and
/// Updated taken out, and the boxes under "Acceptance Criteria" and "Open Questions" empty. Nothing
/// else is changed, so that anyone can recompute the digest with a few lines of shell.
struct CanonicalContent: Sendable, Hashable {
  /// The state that the header names, as the vocabulary writes it.
  var state: String
  var bytes: [UInt8]

  /// What an approval binds to by default.
  var digest: ContentDigest {
    ContentDigest(label: "spec-content-v1", bytes)
  }

  /// Reads a document.
  ///
  /// Each of the three header lines stands at most once and holds nothing but a state of the
  /// vocabulary or a date, byte for byte, so that nothing can hide in what is taken out.
  init(
    _ document: Document, _ bytes: [UInt8], _ vocabulary: StatusVocabulary
  ) throws(Malformation) {
    if let problem = document.problems.first(where: { $0.kind != .placeholder }) {
      throw Malformation(problem.message, at: problem.position)
    }
    var masked: [Range<Int>] = []
    var state: String?
    for (key, name) in [(HeaderKey.status, "Status"), (.created, "Created"), (.updated, "Updated")]
    {
      let fields = document.header.fields.filter { $0.key == key }
      guard let field = fields.first else {
        continue
      }
      if let second = fields.dropFirst().first {
        throw Malformation("\(name) stands more than once in the header", at: second.position)
      }
      let value = String(decoding: bytes[field.valueRange], as: UTF8.self)
      if key == .status {
        guard let exact = vocabulary.states.first(where: { $0.utf8.elementsEqual(value.utf8) })
        else {
          throw Malformation(
            "Status must be exactly one of " + vocabulary.states.joined(separator: ", "),
            at: field.position)
        }
        state = exact
      } else if CalendarDate(value) == nil {
        throw Malformation(
          "\(name) must be exactly one date such as 2026-01-31", at: field.position)
      }
      masked.append(field.valueRange)
    }
    guard let state else {
      throw Malformation("the header has no Status", at: SourcePosition(line: 1))
    }
    self.state = state
    let boxes = document.items.filter { $0.kind == .criterion || $0.kind == .question }
      .compactMap(\.markOffset)
    self.bytes = Self.canonical(bytes, without: masked, boxes: boxes)
  }

  private static func canonical(
    _ bytes: [UInt8], without masked: [Range<Int>], boxes: [Int]
  ) -> [UInt8] {
    var text = bytes
    for box in boxes {
      text[box] = ASCII.space
    }
    for range in masked.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      text.removeSubrange(range)
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (index, byte) in text.enumerated().dropFirst(text.textStart) {
      let isPair = byte == ASCII.carriageReturn && index + 1 < text.count
      if !isPair || text[index + 1] != ASCII.newline {
        result.append(byte)
      }
    }
    return result
  }
}

/// Why a document cannot be approved as it is.
struct Malformation: Error, Sendable, Hashable {
  /// One sentence without a full stop.
  var message: String
  var position: SourcePosition

  init(_ message: String, at position: SourcePosition) {
    self.message = message
    self.position = position
  }
}
