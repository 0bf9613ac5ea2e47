internal import Git

/// The headers and items of the texts of a history, which workers read ahead of whoever goes through
/// it.
///
/// More than half of the time that items take is that of reading texts, and no text needs another one:
/// two workers keep two cores busy while the history is put together from what they have read.
struct ItemTexts {
  /// What was read of a text.
  struct Reading {
    var header: Header
    /// `nil` where the text cannot be read.
    var items: [SpecItem]?
  }

  private typealias Batch = [ObjectID: Reading]

  private var readings: Batch = [:]
  /// Who reads a blob.
  private var workers: [ObjectID: Int] = [:]
  private var streams: [AsyncStream<Batch>.AsyncIterator] = []
  private let progress: HistoryProgress?

  /// Fewer texts than this are read as they come.
  private static let fewest = 256
  private static let batchSize = 16

  /// Begins to read the texts of all files of a history, oldest first, those of one path by one worker.
  init(
    _ history: History, in repository: Repository, _ reader: HeaderReader,
    progress: HistoryProgress?
  ) {
    self.progress = progress
    let shares = Self.shares(of: history)
    guard shares.reduce(0, { $0 + $1.count }) >= Self.fewest else {
      return
    }
    for (worker, blobs) in shares.enumerated() {
      for blob in blobs { workers[blob] = worker }
      streams.append(
        Self.read(blobs, at: repository.location, reader).makeAsyncIterator())
    }
  }

  /// What a worker has read of a blob, once it has; `nil` where none could, or was asked to.
  ///
  /// What failed there fails again, and is told, where it is needed.
  mutating func reading(of blob: ObjectID) async -> Reading? {
    guard let worker = workers[blob] else {
      return nil
    }
    while readings[blob] == nil, let batch = await streams[worker].next() {
      readings.merge(batch) { first, _ in first }
      progress?(.comparing(readings.count, of: workers.count))
    }
    return readings[blob]
  }

  /// The blobs that each worker reads, in the order of history.
  private static func shares(of history: History) -> [[ObjectID]] {
    var files: [(path: Int, blob: ObjectID)] = []
    var counts: [Int: Int] = [:]
    var seen: Set<ObjectID> = []
    for revision in history.revisions {
      for delta in revision.deltas.joined() {
        guard let file = delta.new, !file.isSymbolicLink, seen.insert(file.blob).inserted else {
          continue
        }
        files.append((delta.path, file.blob))
        counts[delta.path, default: 0] += 1
      }
    }
    var (isSecond, balance): (Set<Int>, Int) = ([], 0)
    for (path, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      if balance > 0 { isSecond.insert(path) }
      balance += balance > 0 ? -count : count
    }
    return [false, true].map { half in
      files.filter { isSecond.contains($0.path) == half }.map(\.blob)
    }
  }

  /// One worker; it ends where nobody waits for it any more.
  private static func read(
    _ blobs: [ObjectID], at location: RepositoryLocation, _ reader: HeaderReader
  ) -> AsyncStream<Batch> {
    AsyncStream { continuation in
      let task = Task {
        var items = SpecItemReader()
        defer { continuation.finish() }
        let repository: Repository
        do throws(GitError) {
          repository = try location.open()
        } catch {
          return  // It fails again, and is told, where the texts are needed.
        }
        for start in stride(from: 0, to: blobs.count, by: batchSize) where !Task.isCancelled {
          let batch = blobs[start..<min(start + batchSize, blobs.count)]
          continuation.yield(read(batch, in: repository, reader, &items))
          // There may be no more threads than workers, and what was read is waited for.
          await Task.yield()
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private static func read(
    _ blobs: ArraySlice<ObjectID>, in repository: Repository, _ reader: HeaderReader,
    _ items: inout SpecItemReader
  ) -> Batch {
    var batch: Batch = [:]
    for blob in blobs {
      do throws(GitError) {
        guard try DocumentBytes.sizeProblem(repository.size(of: blob)) == nil else { continue }
        let bytes = try repository.blob(blob)
        let header = reader.read(bytes)
        batch[blob] = Reading(header: header, items: items.read(bytes, header))
      } catch {
        continue  // As above.
      }
    }
    return batch
  }
}
