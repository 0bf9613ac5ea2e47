internal import Git

extension Workspace {
  /// Writes a new spec with the next number that is free everywhere.
  ///
  /// - Throws: `SpecError`; nothing was written then.
  public func makeSpec(_ request: NewSpecRequest) throws(SpecError) -> NewSpec {
    guard let workTree else {
      throw .noWorkTree
    }
    // Two runs at once must not find the same number free.
    let lock = FolderLock(workTree)
    defer { withExtendedLifetime(lock) {} }
    let snapshot = try head.commit.map { commit throws(SpecError) in
      try self.snapshot(of: commit)
    }
    let place = try newSpecPlace(request.folder, in: snapshot ?? Snapshot())
    var files = WorkTreeFiles(workTree)
    let template = try template(&files)
    let taken = try takenNumbers(prefix: place.prefix)
    var number = taken.next
    while true {
      let id = SpecID(prefix: place.prefix, number: number, digits: place.digits)
      let path = place.file(id, request.title.text)
      let content = try fill(template, id, place, request)
      let header = try check(content, is: id, at: path, template: template.name)
      let isFree = request.isDryRun ? !files.exists(path) : try create(path, content, &files)
      guard isFree else {
        number += 1
        continue
      }
      return NewSpec(
        id: id, title: request.title.text, path: path, file: workTree + path,
        status: header[.status], author: header[.author], isDryRun: request.isDryRun,
        passedOver: taken.elsewhere.filter { $0.number < number }.map { entry in
          NewSpec.Taken(
            id: SpecID(prefix: place.prefix, number: entry.number, digits: place.digits),
            branch: entry.place.branch)
        },
        isShallow: !extent.shallowBoundary.isEmpty)
    }
  }

  private func create(
    _ path: String, _ content: [UInt8], _ files: inout WorkTreeFiles
  ) throws(SpecError) -> Bool {
    do throws(SpecError) {
      return try files.create(path, content)
    } catch {
      files.takeBack()
      throw error
    }
  }

  /// The configured template, else `.spec/template.md`, else the built-in one.
  private func template(
    _ files: inout WorkTreeFiles
  ) throws(SpecError) -> (bytes: [UInt8], name: String) {
    if let path = configuration.template {
      guard let bytes = try files.read(path) else {
        throw .file(path: path, reason: "the configured template is not there")
      }
      return (bytes, path)
    }
    if let bytes = try files.read(SeedTemplate.path) {
      return (bytes, SeedTemplate.path)
    }
    return (Array(SeedTemplate.text.utf8), "(built in)")
  }

  private func fill(
    _ template: (bytes: [UInt8], name: String), _ id: SpecID, _ place: NewSpecPlace,
    _ request: NewSpecRequest
  ) throws(SpecError) -> [UInt8] {
    let values = NewSpecValues(
      id: id, title: request.title.text, status: configuration.vocabulary.states.first,
      date: CalendarDate(request.now))
    return try TemplateFiller(
      template: template.name, values: values, folder: place.folder, reader: reader
    ).fill(template.bytes) { () throws(SpecError) in try request.author() }
  }

  /// Reads what is about to be written as every other command would.
  private func check(
    _ content: [UInt8], is id: SpecID, at path: String, template: String
  ) throws(SpecError) -> Header {
    let header = reader.read(content)
    guard let folder = finder.folder(of: path), !finder.isTemplate(path) else {
      throw .noFolder(
        typed: NewSpecPlace.folderPath(path), known: configuration.folders.map(\.path))
    }
    guard finder.name(of: header, at: path, in: folder).id == id else {
      throw .template(
        path: template,
        reason: "\(path) would not have the ID \(id); a title '# SPEC-XXX: [Feature Name]' gives it"
      )
    }
    return header
  }
}

extension TakenNumbers.Place {
  fileprivate var branch: String? {
    guard case .branch(let name) = self else {
      return nil
    }
    return name
  }
}
