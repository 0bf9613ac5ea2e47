/// What the judging of approvals asks of one text of a spec.
struct ApprovalText: Sendable {
  /// The state of the vocabulary that the status begins with, whatever stands behind it.
  var state: String?
  var title: String
  var tags: Set<String>
  /// The content, where the document can be approved at all.
  var content: Result<CanonicalContent, Malformation>
  var digest: ContentDigest?
  var requirements: ContentDigest?

  init(_ bytes: [UInt8], _ reader: HeaderReader, _ vocabulary: StatusVocabulary) {
    let document = DocumentReader(header: reader).read(bytes)
    state = document.header[.status].flatMap(vocabulary.state)
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
