internal import Git

/// The items of the texts of a history, as two workers have read them.
///
/// Half of the time that items take is that of reading texts, and no text needs another one; a second
/// worker saved a third of the whole where that was measured, on two cores.
struct ItemTexts: Sendable {
  /// By blob; `nil` for a text that cannot be read.
  private var items: [ObjectID: [SpecItem]?] = [:]

  /// Fewer texts than this are read as they come.
  private static let fewest = 256
  private static let workers = 2

  /// The items of a blob; `nil` where no worker has read it.
  func items(of blob: ObjectID) -> [SpecItem]?? {
    items[blob]
  }

  /// Reads the texts of all files of a history, those of one path by one worker.
  ///
  /// What fails here fails again, and is told, where it is needed.
  static func read(
    _ history: History, in repository: Repository, _ reader: HeaderReader,
    progress: HistoryProgress?
  ) async -> ItemTexts {
    var texts = ItemTexts()
    let slices = slices(of: history)
    let total = slices.reduce(0) { $0 + $1.count }
    guard total >= fewest else {
      return texts
    }
    let location = repository.location
    await withTaskGroup(of: [ObjectID: [SpecItem]?].self) { group in
      var pending = slices[...]
      func start() {
        guard let slice = pending.popFirst() else { return }
        group.addTask { read(slice, at: location, reader) }
      }
      for _ in 0..<workers { start() }
      for await found in group {
        texts.items.merge(found) { first, _ in first }
        progress?(.comparing(texts.items.count, of: total))
        start()
      }
    }
    return texts
  }

  /// The blobs of each path in the order of history, some paths together.
  private static func slices(of history: History) -> [[ObjectID]] {
    var paths: [Int: [ObjectID]] = [:]
    var seen: Set<ObjectID> = []
    for revision in history.revisions {
      for delta in revision.deltas.joined() {
        guard let file = delta.new, !file.isSymbolicLink, seen.insert(file.blob).inserted else {
          continue
        }
        paths[delta.path, default: []].append(file.blob)
      }
    }
    var slices: [[ObjectID]] = []
    let size = max(64, seen.count / 32)
    for path in paths.keys.sorted() {
      if let last = slices.last, last.count < size {
        slices[slices.count - 1] += paths[path] ?? []
      } else {
        slices.append(paths[path] ?? [])
      }
    }
    return slices
  }

  private static func read(
    _ blobs: [ObjectID], at location: RepositoryLocation, _ reader: HeaderReader
  ) -> [ObjectID: [SpecItem]?] {
    var found: [ObjectID: [SpecItem]?] = [:]
    var items = SpecItemReader()
    do throws(GitError) {
      let repository = try location.open()
      for blob in blobs where DocumentBytes.sizeProblem(try repository.size(of: blob)) == nil {
        let bytes = try repository.blob(blob)
        found[blob] = .some(items.read(bytes, reader.read(bytes)))
      }
    } catch {
      // The rest is read, and the failure told, where it is needed.
    }
    return found
  }
}
