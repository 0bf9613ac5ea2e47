internal import FoundationEssentials
internal import GRDB

/// Facts that were derived once, kept for the next run in a file of the git directory.
///
/// Nothing here is needed for an answer, and nothing fails: what cannot be read is absent, what cannot
/// be written is derived again. A fact follows from objects alone, whose names are in its key, so it
/// is never out of date.
final class FactIndex {
  private let file: IndexFile
  private let seal: FactSeal

  init(_ file: IndexFile, seal: FactSeal) {
    self.file = file
    self.seal = seal
  }

  /// A fact; `nil` where it is not known.
  func fact<Value: Fact>(_ key: FactKey) -> Value? {
    file.attempt { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT number, salt FROM fact WHERE key = ?",
          arguments: [Data(key.digest)])
      else {
        return nil
      }
      let salt: Data = row[1]
      let pieces = try Row.fetchCursor(
        database, sql: "SELECT seal, body FROM piece WHERE fact = ? ORDER BY number",
        arguments: [row[0] as Int64])
      var piece = FactSeal.Piece(fact: key, salt: Array(salt), number: 0)
      var facts = FactReader { [seal] () throws(FactError) in
        defer { piece.number += 1 }
        return try Self.next(of: pieces, piece, seal)
      }
      return try Value(from: &facts)
    }
  }

  /// The bytes of the next piece.
  private static func next(
    of pieces: RowCursor, _ piece: FactSeal.Piece, _ seal: FactSeal
  ) throws(FactError) -> [UInt8] {
    let bytes: [UInt8]?
    do {
      bytes = try pieces.next().flatMap { row in
        try row.withUnsafeData(atIndex: 1) { body in
          body.flatMap { seal.isGood(row[0], of: $0, as: piece) ? Array($0) : nil }
        }
      }
    } catch {
      throw FactError()
    }
    guard let bytes else {
      throw FactError()
    }
    return bytes
  }

  /// Keeps a fact, and of its kind only the last ones.
  func keep(_ fact: some Fact, for key: FactKey) {
    file.change { database in
      let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
      try remove("key = ?", [Data(key.digest)], from: database)
      try database.execute(
        sql: "INSERT INTO fact (key, kind, salt) VALUES (?, ?, ?)",
        arguments: [Data(key.digest), key.kind.rawValue, Data(salt)])
      var pieces = PieceWriter(
        database: database, row: database.lastInsertedRowID, seal: seal,
        piece: FactSeal.Piece(fact: key, salt: salt, number: 0))
      try pieces.write(fact)
      try remove(
        "number IN (SELECT number FROM fact WHERE kind = ? ORDER BY number DESC LIMIT -1 OFFSET ?)",
        [key.kind.rawValue, key.kind.mostKept], from: database)
    }
  }

  /// How many facts of each kind there are, and the bytes that they take.
  func contents() -> [CacheReport.Kind] {
    file.attempt { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT kind, count(DISTINCT fact.number), sum(length(body))
          FROM fact JOIN piece ON piece.fact = fact.number GROUP BY kind ORDER BY kind
          """
      ).map { CacheReport.Kind(name: $0[0], facts: $0[1], bytes: $0[2]) }
    } ?? []
  }

  private func remove(
    _ condition: String, _ arguments: StatementArguments, from database: Database
  ) throws {
    try database.execute(
      sql: "DELETE FROM piece WHERE fact IN (SELECT number FROM fact WHERE \(condition))",
      arguments: arguments)
    try database.execute(sql: "DELETE FROM fact WHERE \(condition)", arguments: arguments)
  }
}

/// Writes the pieces of a fact into its rows.
private struct PieceWriter {
  let database: Database
  let row: Int64
  let seal: FactSeal
  var piece: FactSeal.Piece

  mutating func write(_ fact: some Fact) throws {
    var failure: (any Error)?
    var number = 0
    let (database, row, seal, piece) = (database, row, seal, piece)
    func insert(_ bytes: [UInt8]) {
      guard failure == nil else {
        return
      }
      var piece = piece
      piece.number = number
      number += 1
      do {
        let tag = seal.seal(of: bytes, as: piece)
        try database.execute(
          sql: "INSERT INTO piece (fact, number, seal, body) VALUES (?, ?, ?, ?)",
          arguments: [row, piece.number, tag, Data(bytes)])
      } catch {
        failure = error
      }
    }
    var facts = FactWriter(takePiece: insert)
    fact.write(to: &facts)
    insert(facts.bytes)
    if let failure {
      throw failure
    }
  }
}
