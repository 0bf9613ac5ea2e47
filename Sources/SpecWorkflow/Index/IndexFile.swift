internal import GRDB

/// The file of an index: an SQLite database that may vanish at any time.
final class IndexFile {
  let path: String
  private var queue: DatabaseQueue?

  /// Opens the file, which is made where it is missing.
  ///
  /// A link, or whatever else is no plain file, is left alone.
  init(path: String) {
    self.path = path
    guard FileStatus.of(path)?.isPlainFile ?? true else {
      return
    }
    do {
      queue = try Self.open(path)
    } catch {
      queue = Self.isDamage(error) ? reopened() : nil
    }
  }

  /// Reads; `nil` where that cannot be done.
  func attempt<Result>(_ body: (Database) throws -> Result?) -> Result? {
    run { queue in try queue.unsafeRead(body) }
  }

  /// Writes, all or nothing; nothing where another run is writing.
  func change(_ body: (Database) throws -> Void) {
    run { queue in
      try queue.inTransaction(.immediate) { database in
        try body(database)
        return .commit
      }
    }
  }

  /// Runs a query; a damaged file is removed, and a new one begun.
  @discardableResult
  private func run<Result>(_ body: (DatabaseQueue) throws -> Result?) -> Result? {
    guard let queue else {
      return nil
    }
    do {
      return try body(queue)
    } catch {
      if Self.isDamage(error) {
        self.queue = reopened()
      }
      return nil
    }
  }

  private func reopened() -> DatabaseQueue? {
    queue = nil
    Self.remove(path)
    do {
      return try Self.open(path)
    } catch {
      return nil
    }
  }

  /// Removes a file with what SQLite puts beside it.
  static func remove(_ path: String) {
    for file in files(path) {
      FileStatus.remove(file)
    }
  }

  /// The files that an index at a path consists of, as far as they are there.
  static func files(_ path: String) -> [String] {
    ["", "-wal", "-shm"].map { path + $0 }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    // What another run is just writing is not worth waiting for.
    configuration.busyMode = .timeout(0.1)
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // What a power failure damages is found by the seals.
      try database.execute(
        sql: "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in try database.execute(sql: tables) }
    return queue
  }

  private static let tables = """
    CREATE TABLE IF NOT EXISTS fact (
      number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, kind TEXT NOT NULL,
      salt BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS piece (
      fact INTEGER NOT NULL, number INTEGER NOT NULL, seal BLOB NOT NULL, body BLOB NOT NULL,
      PRIMARY KEY (fact, number));
    """

  private static func isDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else {
      return false
    }
    // `SQL logic error` is a table of another form.
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_MISMATCH]
      .contains(error.resultCode)
  }
}
