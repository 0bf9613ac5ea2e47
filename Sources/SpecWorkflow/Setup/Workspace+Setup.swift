internal import Git

extension Workspace {
  /// Writes the configuration, the template and the folder where they are missing.
  ///
  /// Overwrites nothing. Where the repository holds specs, the configuration describes them.
  ///
  /// - Parameters:
  ///   - project: the id of the project, for a configuration that is new.
  ///   - owner: who may approve, in a configuration that is new; `nil` for no approvals.
  ///   - isDryRun: whether to say only what would be made.
  /// - Returns: what was missing, and what a new configuration was made from.
  /// - Throws: `SpecError`; whatever was made by then has been taken back.
  public func setUp(
    project: String, owner: PolicyOwner? = nil, isDryRun: Bool
  ) throws(SpecError) -> SetupReport {
    guard let workTree else {
      throw .noWorkTree
    }
    var files = WorkTreeFiles(workTree)
    var report = SetupReport(isDryRun: isDryRun)
    var wanted: [(path: String, content: String)] = []
    var configuration = self.configuration
    if !files.exists(Configuration.path) {
      let survey = RepositorySurvey(try markdownFiles())
      var text = ConfigurationText.text(for: survey, project: project)
      configuration = try Self.readBack(text)
      if let owner, !files.exists(owner.file.path),
        let state = PolicyOwner.approvedState(in: configuration.vocabulary.states)
      {
        text += owner.configuration(for: state)
        configuration = try Self.readBack(text)
        wanted.append(owner.file)
        report.approver = owner.person
      }
      wanted.insert((Configuration.path, text), at: 0)
      report.configuration = text
      report.survey = survey.isEmpty ? nil : survey
    }
    if configuration.template ?? SeedTemplate.path == SeedTemplate.path,
      !files.exists(SeedTemplate.path)
    {
      let text = report.survey.map(TemplateText.text) ?? SeedTemplate.text
      wanted.append((SeedTemplate.path, text))
    }
    let folders = missingFolders(configuration, files)
    report.steps =
      wanted.map { SetupReport.Step(path: $0.path, isFolder: false) }
      + folders.map { SetupReport.Step(path: $0, isFolder: true) }
    if !isDryRun {
      try write(wanted, folders, &files)
    }
    return report
  }

  private func write(
    _ wanted: [(path: String, content: String)], _ folders: [String], _ files: inout WorkTreeFiles
  ) throws(SpecError) {
    do throws(SpecError) {
      for file in wanted {
        guard try files.create(file.path, Array(file.content.utf8)) else {
          throw .file(path: file.path, reason: "it appeared just now")
        }
      }
      for folder in folders {
        try files.makeFolder(folder)
      }
    } catch {
      files.takeBack()
      throw error
    }
  }

  /// The folders of the configuration that are not there; without any that are, the first.
  private func missingFolders(
    _ configuration: Configuration, _ files: WorkTreeFiles
  ) -> [String] {
    let missing = configuration.folders.map(\.path).filter { !$0.isEmpty && !files.isFolder($0) }
    guard configuration.folders == SpecFolder.standard else {
      return missing
    }
    return missing.count == configuration.folders.count ? Array(missing.prefix(1)) : []
  }

  /// What a configuration says that is about to be written.
  private static func readBack(_ text: String) throws(SpecError) -> Configuration {
    do throws(ConfigurationError) {
      return try ConfigurationReader.read(Array(text.utf8), file: Configuration.path)
    } catch {
      throw .defect(
        "the configuration for this repository does not read back: line "
          + "\(error.position.line): \(error.message)")
    }
  }

  /// The Markdown files of HEAD and of the work tree, ignored ones left out.
  private func markdownFiles() throws(SpecError) -> [(path: String, bytes: [UInt8])] {
    let finder = SpecFinder(Configuration(folders: [SpecFolder(path: "")]))
    var blobs: [String: ObjectID?] = [:]
    try git { () throws(GitError) in
      if let commit = head.commit {
        let tree = try repository.commit(commit).tree
        for entry in try repository.entries(below: "", in: tree) where entry.mode.isFile {
          blobs[entry.path] = .some(entry.id)
        }
      }
      for change in try repository.workTreeChanges(below: [""]) where change.kind != .deleted {
        blobs[change.path] = .some(blobs[change.path] ?? nil)
      }
    }
    var found: [(path: String, bytes: [UInt8])] = []
    for (path, blob) in blobs.sorted(by: { $0.key < $1.key }) {
      guard finder.folder(of: path) != nil, !SurveyFolders.isForeign(path) else {
        continue
      }
      if let bytes = try bytes(of: path, blob) {
        found.append((path, bytes))
      }
    }
    return found
  }

  /// The file as it is in the work tree, else as HEAD has it; `nil` for what is too large to read.
  private func bytes(of path: String, _ blob: ObjectID?) throws(SpecError) -> [UInt8]? {
    if let workTree, case .file(let size)? = FileStatus.of(workTree + path) {
      return size <= DocumentBytes.limit ? try Files.read(workTree + path) : nil
    }
    guard let blob, case .success(let bytes) = try texts.text(ofBlob: blob) else {
      return nil
    }
    return bytes
  }
}
