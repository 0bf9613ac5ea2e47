internal import Git

/// The documents behind blobs, each read and parsed at most once.
final class TextSource {
  private let repository: Repository
  private let finder: SpecFinder
  private let reader: HeaderReader
  private let isPartial: Bool
  private var headers: [ObjectID: Header] = [:]
  private var names: [Place: SpecName] = [:]
  private var similarities: [ObjectID: Similarity] = [:]

  init(_ repository: Repository, _ finder: SpecFinder, _ reader: HeaderReader, isPartial: Bool) {
    self.repository = repository
    self.finder = finder
    self.reader = reader
    self.isPartial = isPartial
  }

  /// The bytes of a document of a size that is read.
  typealias Text = Result<[UInt8], DocumentProblem>

  /// A file's content, or why it is too large to be read; then nothing of it is.
  func text(of file: FileVersion) throws(SpecError) -> Text {
    try text(ofBlob: file.blob)
  }

  /// A blob's content, or why it is too large to be read; then nothing of it is.
  ///
  /// A few kilobytes of a repository can be the gigabytes of a blob, in any commit of anybody's.
  func text(ofBlob blob: ObjectID) throws(SpecError) -> Text {
    do {
      if let problem = DocumentBytes.sizeProblem(try repository.size(of: blob)) {
        return .failure(problem)
      }
      return .success(try repository.blob(blob))
    } catch {
      throw SpecError(error, object: blob, isPartial: isPartial)
    }
  }

  /// The header of a file; that of a link is empty.
  func header(of file: FileVersion) throws(SpecError) -> Header {
    guard !file.isSymbolicLink else {
      return Header()
    }
    if let header = headers[file.blob] {
      return header
    }
    let header =
      switch try text(of: file) {
      case .success(let bytes): reader.read(bytes)
      case .failure(let problem): Header(problems: [problem])
      }
    headers[file.blob] = header
    return header
  }

  /// Takes over a header that somebody else has read.
  func keep(_ header: Header, of blob: ObjectID) {
    headers[blob] = header
  }

  /// What a file says of its identity.
  func name(of file: FileVersion, at path: String) throws(SpecError) -> SpecName {
    let place = Place(file: file, path: path)
    if let name = names[place] {
      return name
    }
    // A file outside the folders that became a spec is read as the first folder's specs are.
    guard let folder = finder.folder(of: path) ?? finder.folders.first else {
      return .none
    }
    let name = finder.name(of: try header(of: file), at: path, in: folder)
    names[place] = name
    return name
  }

  /// A text and where it stands, which may say its ID.
  private struct Place: Hashable {
    var file: FileVersion
    var path: String
  }

  /// What is compared of a file to others; one that is too large to be read is like none.
  func similarity(of file: FileVersion) throws(SpecError) -> Similarity {
    if let similarity = similarities[file.blob] {
      return similarity
    }
    let similarity =
      switch try text(of: file) {
      case .success(let bytes): Similarity(bytes)
      case .failure: Similarity([])
      }
    similarities[file.blob] = similarity
    return similarity
  }
}

extension SpecError {
  /// A failure while an object was read: one that is missing is named.
  init(_ error: GitError, object: ObjectID, isPartial: Bool) {
    self =
      error.code == .notFound
      ? .missingObject(object.description, isPartial: isPartial) : .git(error)
  }
}
