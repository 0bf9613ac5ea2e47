internal import Git

extension Workspace {
  /// Readies the Git library, so that it is when something else has been waited for.
  ///
  /// What fails here fails again, and is told, where a repository is opened.
  public static func prepareLibrary() async {
    do throws(GitError) {
      try Libgit2.initialize()
    } catch {
      return
    }
  }

  /// Opens the repository that a folder belongs to.
  ///
  /// - `directory`: an absolute path.
  /// - `environment`: the variables of the process, of which git's own are honoured.
  /// - `configurationFile`: the file that `--config` names, to be read instead of `.spec/config.yml`.
  /// - `judgesOnly`: whether only commits are judged, by the policies in force there. Then what is
  ///   wrong with `.spec/config.yml` is no error before `configurationError` is asked for.
  /// - `index`: where facts of earlier runs are to be had; `nil` to read the repository itself.
  ///
  /// Throws `SpecError` where there is no repository, git itself refuses it, its format is not
  ///   supported, or the configuration is wrong.
  public static func open(
    at directory: String, environment: [String: String], configurationFile: String? = nil,
    judgesOnly: Bool = false, index: IndexPlace? = nil
  ) async throws(SpecError) -> Workspace {
    let location = try discover(from: directory, environment)
    let repository: Repository
    do throws(GitError) {
      repository = try location.open()
    } catch {
      guard error.code == .owner else {
        throw SpecError(opening: error, at: directory)
      }
      repository = try await openAsGitDoes(location, directory, environment)
    }
    let file = configurationFile.map { Files.absolute($0, in: directory) }
    var configuration = Configuration()
    var sources = FactSources(program: index?.program ?? "")
    var wrong: SpecError?
    do throws(SpecError) {
      if let content = try Self.configurationFile(of: repository, file: file) {
        sources.configuration = content.bytes
        configuration = try Self.configuration(content.bytes, name: content.name)
      }
    } catch {
      guard judgesOnly, configurationFile == nil, case .configuration = error else {
        throw error
      }
      wrong = error
    }
    do throws(GitError) {
      let workspace = try Workspace(
        repository, directory: directory, configuration: configuration,
        index: index.flatMap { FactIndex(repository, $0) }, factSources: sources)
      workspace.configurationError = wrong
      return workspace
    } catch {
      throw .git(error)
    }
  }

  private static func discover(
    from directory: String, _ environment: [String: String]
  ) throws(SpecError) -> RepositoryLocation {
    let found: RepositoryLocation?
    do throws(GitError) {
      found = try RepositoryLocation.discover(from: directory, environment: environment)
    } catch {
      throw SpecError(opening: error, at: directory)
    }
    guard let found else {
      throw .notARepository(path: directory)
    }
    return found
  }

  /// Git knows exceptions (`safe.directory`) that libgit2 1.5.1 does not; where it accepts the
  /// repository, so does this program.
  private static func openAsGitDoes(
    _ location: RepositoryLocation, _ directory: String, _ environment: [String: String]
  ) async throws(SpecError) -> Repository {
    let git = GitTool(directory: directory, environment: environment)
    guard try await git.run(["rev-parse", "--git-dir"]).isSuccess else {
      throw .foreignOwner(path: location.gitDirectory)
    }
    var trusted = location
    trusted.verifiesOwner = false
    do throws(GitError) {
      return try trusted.open()
    } catch {
      throw SpecError(opening: error, at: directory)
    }
  }

  private static func configurationFile(
    of repository: Repository, file: String?
  ) throws(SpecError) -> (bytes: [UInt8], name: String)? {
    if let file {
      return (try Files.read(file), file)
    }
    return try committedOrWorkTree(Configuration.path, in: repository).map {
      ($0, Configuration.path)
    }
  }

  private static func configuration(
    _ bytes: [UInt8], name: String
  ) throws(SpecError) -> Configuration {
    do throws(ConfigurationError) {
      return try ConfigurationReader.read(bytes, file: name)
    } catch {
      throw .configuration(error)
    }
  }

  /// A file of the work tree; in a bare repository that of HEAD.
  static func committedOrWorkTree(
    _ path: String, in repository: Repository
  ) throws(SpecError) -> [UInt8]? {
    if let workTree = repository.workTree {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      if !folder.isEmpty, case .symbolicLink? = FileStatus.of(workTree + folder) {
        throw .file(path: folder, reason: "a symbolic link is not followed here")
      }
      return try Files.readIfThere(workTree + path)
    }
    do throws(GitError) {
      guard let head = try repository.head().commit,
        let entry = try repository.entry(at: path, in: repository.commit(head).tree),
        entry.mode.isFile
      else {
        return nil
      }
      if try repository.size(of: entry.id) <= Files.mostBytes {
        return try repository.blob(entry.id)
      }
    } catch {
      throw .git(error)
    }
    throw Files.tooLarge(path)
  }
}

extension SpecError {
  /// A repository that could not be opened.
  fileprivate init(opening error: GitError, at path: String) {
    let message = error.message ?? ""
    let marker = "unsupported extension name extensions."
    if let range = message.range(ofText: marker) {
      self = .unsupportedRepository(
        path: path, feature: String(message[range.upperBound...].prefix { $0.isLetter }))
    } else {
      self = error.code == .notFound ? .notARepository(path: path) : .git(error)
    }
  }
}
