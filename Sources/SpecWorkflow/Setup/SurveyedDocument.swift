/// A Markdown file as a survey sees it: where IDs stand in it, and its header.
struct SurveyedDocument: Sendable {
  var path: String
  var header: Header
  var title: FoundID?
  var file: FoundID?
  /// Header fields whose value is an ID, by their place.
  var fields: [IDSource: FoundID] = [:]
  /// How the line of the status begins, up to its value: `* Status: **`.
  var statusLead: String?
  /// The titles of its headings `##`.
  var sections: [String]
  /// Whether a heading `## Status` holds what no header says.
  var hasStatusSection = false

  /// Reads a file; `nil` where it is no text, or a template or overview.
  init?(path: String, bytes: [UInt8], reader: HeaderReader, finder: SpecFinder) {
    guard !finder.isTemplate(path) else {
      return nil
    }
    header = reader.read(bytes)
    guard !header.isUnreadable else {
      return nil
    }
    self.path = path
    sections = DocumentReader(header: reader).read(bytes).sections.filter { $0.level == 2 }
      .map(\.title)
    title = header.title.flatMap { FoundID(title: $0.text) }
    file = FoundID(path: path)
    for field in header.fields {
      guard case .other(let name) = field.key, let id = FoundID(value: field.value) else {
        continue
      }
      // A bare number says something only where a machine is to read it.
      guard id.isStrong || field.form == .frontMatter else {
        continue
      }
      let place = field.form == .frontMatter ? IDSource.frontMatter(name) : .header(name)
      if fields[place] == nil {
        fields[place] = id
      }
    }
    if let status = header.field(.status) {
      statusLead = Self.lead(of: status, in: bytes)
    } else {
      hasStatusSection = bytes.firstOffset(of: "\n## Status", in: 0..<bytes.count) != nil
    }
  }

  /// The folder that it stands in.
  var folder: String {
    NewSpecPlace.folderPath(path)
  }

  /// The ID at a place.
  func id(at place: IDSource) -> FoundID? {
    switch place {
    case .title: title
    case .fileName: file
    case .header, .frontMatter: fields[place]
    }
  }

  /// Whether the document alone says that it is one of a numbered series.
  var isEvident: Bool {
    let ids = fields.values.filter(\.isStrong) + [title, file].compactMap { $0 }
    return ids.contains(where: \.isStrong) || (!ids.isEmpty && header.field(.status) != nil)
  }

  /// Whether it has an ID at all.
  var isNumbered: Bool {
    title != nil || file != nil || !fields.isEmpty
  }

  private static func lead(of field: HeaderField, in bytes: [UInt8]) -> String {
    var start = field.valueRange.lowerBound
    while start > 0, !bytes[start - 1].isLineEnd {
      start -= 1
    }
    return String(decoding: bytes[start..<field.valueRange.lowerBound], as: UTF8.self)
  }
}
