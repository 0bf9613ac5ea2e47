/// What a repository's documents say about its specs: where they are, how they are numbered, and the
/// words of their workflow.
///
/// A pure function of paths and bytes; its configuration is made to be read back.
public struct RepositorySurvey: Sendable {
  /// The entries of `specs:`, outer folders before those inside of them.
  public private(set) var folders: [SurveyedFolder] = []
  public private(set) var habits = HeaderHabits(of: [])
  /// The states that occur, in the order of the workflow, each with its count.
  public private(set) var states: [(state: String, count: Int)] = []
  /// The headings that the specs have, where they are others than the usual ones.
  public private(set) var sections: [String]?
  /// A template of the repository's own.
  public private(set) var template: String?
  /// How many documents say their status under a heading instead of in the header.
  public private(set) var statusSections = 0
  /// How many files of the folders have a status and no ID.
  public private(set) var withoutID = 0

  /// Looks at Markdown files; what is no text, or too large for one, is passed over.
  public init(_ files: [(path: String, bytes: [UInt8])]) {
    let reader = HeaderReader()
    let finder = SpecFinder(Configuration(folders: [SpecFolder(path: "")]))
    let files = files.filter { !SurveyFolders.isForeign($0.path) }
    let documents = files.compactMap { file in
      SurveyedDocument(path: file.path, bytes: file.bytes, reader: reader, finder: finder)
    }
    let roots = SurveyFolders.roots(of: documents)
    guard !roots.isEmpty else {
      return
    }
    for (root, own) in roots.sorted(by: { $0.key < $1.key }) {
      addFolders(root, own)
    }
    let own = roots.values.flatMap { $0 }
    habits = HeaderHabits(of: own)
    let statuses = own.compactMap { document in
      document.header[.status]
        ?? habits.aliases[.status]?.lazy.compactMap { name in
          document.header.value(named: name.lowercased())
        }.first
    }
    states = StatusWords.vocabulary(of: statuses).map { ($0.state, $0.count) }
    sections = Self.sections(of: own)
    statusSections = own.count(where: \.hasStatusSection)
    template = Self.template(files.map(\.path), roots: roots.keys.sorted())
    count(documents)
  }

  /// Whether there are specs at all.
  public var isEmpty: Bool {
    folders.isEmpty
  }

  /// The vocabulary of the configuration: the states that occur, with one to begin in.
  public var vocabulary: [String] {
    guard let first = states.first?.state else {
      return StatusVocabulary.standard.states
    }
    let all = states.map(\.state)
    let standard = StatusVocabulary.standard.states
    guard !all.allSatisfy({ state in standard.contains { $0.lowercased() == state.lowercased() } })
    else {
      return standard
    }
    return StatusWords.isInitial(first) ? all : ["Draft"] + all
  }

  /// The folder itself, and folders in it whose documents all have another prefix.
  private mutating func addFolders(_ root: String, _ documents: [SurveyedDocument]) {
    let main = SurveyedFolder.commonPrefix(documents)
    var rest = documents
    var others: [SurveyedFolder] = []
    for (folder, own) in Dictionary(grouping: documents, by: \.folder) where folder != root {
      let entry = SurveyedFolder(path: folder, documents: own)
      if let prefix = entry.prefix, let main, prefix != main, own.count >= 2 {
        others.append(entry)
        rest.removeAll { $0.folder == folder }
      }
    }
    if !rest.isEmpty {
      folders.append(SurveyedFolder(path: root, documents: rest))
    }
    folders += others.sorted { $0.path < $1.path }
  }

  /// The headings that nine of ten documents have, in their order.
  ///
  /// `nil` where the usual ones are among them, or where too few documents are there to tell.
  private static func sections(of documents: [SurveyedDocument]) -> [String]? {
    guard documents.count >= 3 else {
      return nil
    }
    var found: [(title: String, words: String)] = []
    var counts: [String: Int] = [:]
    for document in documents {
      var own: Set<String> = []
      for title in document.sections where own.insert(SectionTitle.words(title)).inserted {
        let words = SectionTitle.words(title)
        if counts[words] == nil { found.append((title, words)) }
        counts[words, default: 0] += 1
      }
    }
    let common = found.filter { section in
      10 * counts[section.words, default: 0] >= 9 * documents.count
        && !section.title.contains(" or ")
    }
    let usual = RuleSettings.standardSections.map(SectionTitle.words)
    return Set(common.map(\.words)).isSuperset(of: usual) ? nil : common.map(\.title)
  }

  /// Counts what the program will find, with its own rules.
  private mutating func count(_ documents: [SurveyedDocument]) {
    let finder = SpecFinder(Configuration(folders: folders.map(\.folder)))
    var ids: [String: [SpecID]] = [:]
    for document in documents {
      guard let folder = finder.folder(of: document.path) else {
        continue
      }
      if let id = finder.name(of: document.header, at: document.path, in: folder).id {
        ids[folder.path, default: []].append(id)
      } else if document.header.field(.status) != nil {
        withoutID += 1
      }
    }
    for index in folders.indices {
      let own = ids[folders[index].path] ?? []
      folders[index].count = own.count
      folders[index].first = own.min()
      folders[index].last = own.max()
    }
  }

  /// A file named for a template: in a folder of specs, beside it, or in a folder of templates.
  private static func template(_ paths: [String], roots: [String]) -> String? {
    let found = paths.filter { path in
      let folder = NewSpecPlace.folderPath(path)
      let isNear =
        roots.contains { $0.isEmpty ? folder.isEmpty : SpecFinder.contains($0, path) }
        || folder.isEmpty || folder.lowercased().contains("template")
      return isNear && SpecFinder.fileName(path).lowercased().contains("template")
        && FoundID(path: path) == nil
    }
    return found.min { left, right in
      let inside = [left, right].map { path in
        roots.contains { SpecFinder.contains($0, path) && !$0.isEmpty } ? 0 : 1
      }
      return inside[0] != inside[1] ? inside[0] < inside[1] : left < right
    }
  }
}

extension SurveyedFolder {
  /// As the configuration will have it.
  var folder: SpecFolder {
    SpecFolder(
      path: path, files: patterns ?? ["**/*.md", "**/*.markdown"], prefix: prefix, digits: digits,
      idSources: idSources)
  }

  /// The files, where they are not all below the folder: the top holds only its own.
  var patterns: [String]? {
    path.isEmpty ? ["*.md"] : nil
  }
}
