/// What the judging of approvals asks of one text of a spec.
struct ApprovalText: Sendable {
  /// The state of the vocabulary that the status begins with, whatever stands behind it; of several
  /// that contradict each other the latest.
  var state: String?
  var title: String
  var tags: Set<String>
  /// The content, where the document can be approved at all.
  var content: Result<CanonicalContent, Malformation>
  var digest: ContentDigest?
  var requirements: ContentDigest?

  init(_ bytes: [UInt8], _ reader: HeaderReader, _ vocabulary: StatusVocabulary) {
    self.init(.success(bytes), reader, vocabulary)
  }

  init(_ text: TextSource.Text, _ reader: HeaderReader, _ vocabulary: StatusVocabulary) {
    let bytes: [UInt8]
    let document: Document
    switch text {
    case .success(let read):
      (bytes, document) = (read, DocumentReader(header: reader).read(read))
    case .failure(let problem):
      (bytes, document) = ([], Document(header: Header(), problems: [problem]))
    }
    state = document.header.claimedState(vocabulary)
    title = document.header.title?.text ?? ""
    tags = document.header.tags
    do throws(Malformation) {
      let content = try CanonicalContent(document, bytes, vocabulary)
      self.content = .success(content)
      digest = content.digest
      requirements = ContentDigest.requirements(of: document)
    } catch {
      content = .failure(error)
    }
  }
}

extension Header {
  /// The state that a header claims: a reader may believe any of its lines, so the latest counts.
  func claimedState(_ vocabulary: StatusVocabulary) -> String? {
    let claimed = Set(
      fields.filter { $0.key == .status }.compactMap { vocabulary.state(of: $0.value) })
    return vocabulary.states.last(where: claimed.contains)
  }
}
