/// Tells which paths of a repository are specs, and which ID a document has.
public struct SpecFinder: Sendable {
  public let folders: [SpecFolder]

  public init(_ configuration: Configuration) {
    // The deepest folder first: `docs/specs/archive` before `docs/specs`.
    folders = configuration.folders.enumerated().sorted { left, right in
      let depths = (left.element.path.utf8.count, right.element.path.utf8.count)
      return depths.0 != depths.1 ? depths.0 > depths.1 : left.offset < right.offset
    }.map(\.element)
  }

  /// The folder a file is a document of, template or spec; `nil` where it is none.
  public func folder(of path: String) -> SpecFolder? {
    folderIndex(of: path).map { folders[$0] }
  }

  /// The same by its place among the folders.
  func folderIndex(of path: String) -> Int? {
    folders.firstIndex { folder in
      Self.contains(folder.path, path)
        && folder.files.contains { $0.matches(path) }
        && !folder.excluded.contains { $0.matches(path) }
    }
  }

  /// Whether a file is a form to fill in or an overview, never a spec.
  ///
  /// `README`, `INDEX`, `TEMPLATE…`, `…-template`, and the number zero with a prefix, such as
  /// `SPEC-000-template`.
  public func isTemplate(_ path: String) -> Bool {
    let name = Self.fileName(path).lowercased()
    if ["readme", "index"].contains(name) || name.hasPrefix("template")
      || name.hasSuffix("-template") || name.hasSuffix("_template")
    {
      return true
    }
    let parts = name.split(maxSplits: 2) { $0 == "-" || $0 == "_" }
    return parts.count >= 2 && parts[0].first?.isLetter == true
      && !parts[1].isEmpty && parts[1].allSatisfy { $0 == "0" }
  }

  /// What a document says of its identity, from the first of the folder's sources that says it.
  public func name(of header: Header, at path: String, in folder: SpecFolder) -> SpecName {
    let parser = SpecIDParser(prefix: folder.prefix)
    var placeholder = SpecName.none
    for source in folder.idSources {
      let found =
        switch source {
        case .title: header.title.flatMap { parser.match(title: $0.text) }
        case .fileName: parser.match(fileName: Self.fileName(path))
        case .header(let field): header.value(named: field).flatMap { parser.match(value: $0) }
        case .frontMatter(let field):
          header.value(named: field, form: .frontMatter).flatMap { parser.match(value: $0) }
        }
      switch found?.name {
      case .id(let id): return .id(id)
      case .placeholder(let text)?: placeholder = .placeholder(text)
      case .none?, nil: break
      }
    }
    return placeholder
  }

  /// A document's title without its ID; the file's name where it has none.
  public func title(of header: Header, at path: String, in folder: SpecFolder) -> String {
    let parser = SpecIDParser(prefix: folder.prefix)
    if let title = header.value(named: "title", form: .frontMatter) ?? header.title?.text,
      !title.isEmpty
    {
      let rest = parser.match(title: title)?.rest ?? title
      return rest.isEmpty ? title : rest
    }
    let name = Self.fileName(path)
    let rest = parser.match(fileName: name)?.rest ?? ""
    return rest.isEmpty ? name : rest
  }

  /// Whether a path stands in a folder; every path stands in the top.
  static func contains(_ folder: String, _ path: String) -> Bool {
    folder.isEmpty
      || (path.utf8.count > folder.utf8.count && path.utf8.starts(with: folder.utf8)
        && path.utf8[path.utf8.index(path.utf8.startIndex, offsetBy: folder.utf8.count)]
          == UInt8(ascii: "/"))
  }

  /// A path's last part without its extension.
  static func fileName(_ path: String) -> String {
    let bytes = path.utf8
    let start = bytes.lastIndex(of: ASCII.slash).map { bytes.index(after: $0) } ?? bytes.startIndex
    let last = bytes[start...]
    guard let dot = last.lastIndex(of: ASCII.dot), dot != last.startIndex else {
      return String(path[start...])
    }
    return String(path[start..<dot])
  }
}

extension Header {
  /// The value of the first field of a name, as the document writes it, ignoring case.
  func value(named name: String, form: HeaderForm? = nil) -> String? {
    fields.first { field in
      field.name.lowercased() == name && (form == nil || field.form == form)
    }?.value
  }
}
