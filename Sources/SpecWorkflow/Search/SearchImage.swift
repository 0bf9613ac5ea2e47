internal import FoundationEssentials
internal import GRDB
internal import GRDBSQLite
internal import Git

/// The words of texts in memory: an SQLite database with an FTS5 table.
///
/// A text is known by the object that it stands in, so that what was once read into it stays right.
final class SearchImage {
  private let queue: DatabaseQueue

  /// Something that is found or not as a whole.
  struct Passage {
    /// The blob that it is part of, or the commit whose message it is.
    var source: ObjectID
    var item: SpecItem
  }

  /// A passage that holds all words, with where they stand.
  struct Match {
    var passage: Passage
    var name: [TextRun]
    var words: [TextRun]
    /// Smaller is better; SQLite's `bm25`.
    var rank: Double
  }

  private init(_ queue: DatabaseQueue) {
    self.queue = queue
  }

  /// An image without any text.
  convenience init() throws(SpecError) {
    do {
      self.init(try DatabaseQueue())
    } catch {
      throw .file(path: "the search", reason: "\(error)")
    }
    try run { database in try database.execute(sql: Self.tables) }
  }

  private static let tables = """
    CREATE VIRTUAL TABLE text USING fts5(name, words, tokenize = 'porter unicode61');
    CREATE TABLE passage (
      number INTEGER PRIMARY KEY, source BLOB NOT NULL, kind TEXT NOT NULL, heading TEXT NOT NULL,
      line INTEGER NOT NULL);
    CREATE TABLE source (id BLOB PRIMARY KEY) WITHOUT ROWID;
    """

  /// The objects whose texts it holds.
  func sources() throws(SpecError) -> Set<ObjectID> {
    try run { database in
      Set(
        try Data.fetchAll(database, sql: "SELECT id FROM source").compactMap(ObjectID.init(data:)))
    }
  }

  /// Adds the texts of objects that it does not hold yet.
  func add(_ passages: [(source: ObjectID, items: [SpecItem])]) throws(SpecError) {
    guard !passages.isEmpty else {
      return
    }
    try run { database in
      try database.inSavepoint {
        for (source, items) in passages {
          let id = source.data
          try database.execute(sql: "INSERT INTO source VALUES (?)", arguments: [id])
          for item in items {
            try database.execute(
              sql: "INSERT INTO text (name, words) VALUES (?, ?)",
              arguments: [item.name ?? "", item.words])
            try database.execute(
              sql: "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
              arguments: [
                database.lastInsertedRowID, id, item.kind.rawValue,
                item.headingPath.joined(separator: "\u{1}"), item.line,
              ])
          }
        }
        return .commit
      }
    }
  }

  /// The passages of some objects that hold all phrases, the best first.
  func matches(
    _ phrases: [String], in sources: some Sequence<ObjectID>
  ) throws(SpecError) -> [Match] {
    try run { database in
      try database.execute(
        sql: "CREATE TEMP TABLE IF NOT EXISTS wanted (id BLOB PRIMARY KEY); DELETE FROM wanted")
      for source in sources {
        try database.execute(
          sql: "INSERT OR IGNORE INTO wanted VALUES (?)", arguments: [source.data])
      }
      return try Row.fetchAll(
        database, sql: Self.question,
        arguments: [phrases.map(Self.query).joined(separator: " AND ")]
      ).compactMap(Match.init(row:))
    }
  }

  private static let question = """
    SELECT passage.source, kind, heading, line, name, words,
      highlight(text, 0, char(1), char(2)), snippet(text, 1, char(1), char(2), '…', 40),
      bm25(text, 4.0, 1.0) AS rank
    FROM text JOIN passage ON passage.number = text.rowid
    JOIN wanted ON wanted.id = passage.source
    WHERE text MATCH ? ORDER BY rank, passage.number
    """

  /// A phrase in FTS5's own language; a star at its end stands for any further letters.
  private static func query(_ phrase: String) -> String {
    let isPrefix = phrase.hasSuffix("*")
    let text = isPrefix ? String(phrase.dropLast()) : phrase
    return "\"\(text.replacing("\"", with: "\"\""))\"" + (isPrefix ? " *" : "")
  }

  private func run<Result>(_ body: (Database) throws -> Result) throws(SpecError) -> Result {
    do {
      return try queue.inDatabase(body)
    } catch {
      // It lies in memory: what can fail is that there is no more of it.
      throw .file(path: "the search", reason: "\(error)")
    }
  }
}

extension SearchImage: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(column: bytes())
  }

  convenience init(from facts: inout FactReader) throws(FactError) {
    let bytes = try facts.column(of: UInt8.self)
    do {
      try self.init(bytes)
    } catch {
      throw FactError()
    }
  }

  /// The database as it would stand in a file; the C counterpart is `sqlite3_serialize`.
  private func bytes() -> [UInt8] {
    queue.inDatabase { database in
      var size: sqlite3_int64 = 0
      guard let image = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
        return []
      }
      defer { sqlite3_free(image) }
      return Array(UnsafeBufferPointer(start: image, count: Int(size)))
    }
  }

  private convenience init(_ bytes: [UInt8]) throws {
    let queue = try DatabaseQueue()
    try queue.inDatabase { database in
      let size = sqlite3_int64(bytes.count)
      guard let memory = sqlite3_malloc64(sqlite3_uint64(size)) else {
        throw FactError()
      }
      memory.copyMemory(from: bytes, byteCount: bytes.count)
      let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
      guard
        sqlite3_deserialize(
          database.sqliteConnection, "main", memory.assumingMemoryBound(to: UInt8.self), size,
          size, flags) == SQLITE_OK
      else {
        throw FactError()
      }
    }
    self.init(queue)
  }
}

extension SearchImage.Match {
  fileprivate init?(row: Row) {
    guard let source = (row[0] as Data?).flatMap(ObjectID.init(data:)),
      let kind = SpecItem.Kind(rawValue: row[1])
    else {
      return nil
    }
    let heading: String = row[2]
    passage = SearchImage.Passage(
      source: source,
      item: SpecItem(
        kind: kind, name: row[4], headingPath: heading.split(separator: "\u{1}").map(String.init),
        words: row[5], line: row[3]))
    name = TextRun.runs(in: row[6])
    words = TextRun.runs(in: row[7])
    rank = row[8]
  }
}

extension ObjectID {
  fileprivate init?(data: Data) {
    guard data.count == ObjectID.byteCount else {
      return nil
    }
    self = data.withUnsafeBytes { ObjectID($0) }
  }

  fileprivate var data: Data {
    withBytes { Data($0) }
  }
}
