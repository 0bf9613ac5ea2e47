import Foundation
import Git
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// What the index keeps comes back as it was, or not at all.
struct FactIndexTests {
  private let folder: TemporaryDirectory
  private let path: String
  private static let secret = [UInt8](repeating: 7, count: 32)

  init() throws {
    folder = try TemporaryDirectory()
    path = "\(folder.path)/index.sqlite"
  }

  private func index(_ secret: [UInt8] = secret) -> FactIndex {
    FactIndex(IndexFile(path: path), seal: FactSeal(key: secret))
  }

  private func key(_ text: String, _ kind: FactKey.Kind = .specs) -> FactKey {
    FactKey(kind) { $0.append(text: text) }
  }

  @Test func whatIsKeptComesBack() {
    let words = ["", "one", "ünïcode\0", String(repeating: "long ", count: 2_000_000)]
    index().keep(words, for: key("a"))
    #expect(index().fact(key("a")) == words)
    #expect(index().fact(key("b")) as [String]? == nil)
    index().keep(["new"], for: key("a"))
    #expect(index().fact(key("a")) == ["new"])
  }

  @Test func columnsGoOnFromPieceToPiece() throws {
    struct Columns: Fact, Equatable {
      var numbers: [Int32]
      var ids: [ObjectID]

      init(_ numbers: [Int32], _ ids: [ObjectID]) {
        (self.numbers, self.ids) = (numbers, ids)
      }

      func write(to facts: inout FactWriter) {
        facts.append(UInt8(1))
        facts.append(column: numbers)
        facts.append(column: ids)
      }

      init(from facts: inout FactReader) throws(FactError) {
        _ = try facts.next(UInt8.self)
        numbers = try facts.column(of: Int32.self)
        ids = try facts.idColumn()
      }
    }
    let ids = try (0..<300_000).map { number in
      try #require(ObjectID(hex: String(format: "%040x", number)))
    }
    let columns = Columns((0..<3_000_000).map { Int32($0) }, ids)
    index().keep(columns, for: key("a"))
    #expect(index().fact(key("a")) == columns)
  }

  @Test func onlyTheLastOfAKindAreKept() {
    for number in 0..<5 {
      index().keep([number], for: key("\(number)", .history))
    }
    let kept = (0..<5).filter { (index().fact(key("\($0)", .history)) as [Int]?) == [$0] }
    #expect(kept == [3, 4])
    #expect(index().contents().map(\.facts) == [2])
  }

  @Test func anotherUsersFactsDoNotCount() {
    index().keep([1], for: key("a"))
    let other = index([UInt8](repeating: 8, count: 32))
    #expect(other.fact(key("a")) as [Int]? == nil)
    other.keep([2], for: key("a"))
    #expect(other.fact(key("a")) == [2])
    #expect(index().fact(key("a")) as [Int]? == nil)
  }

  @Test(arguments: [
    "UPDATE fact SET key = x'00' WHERE number = 1",
    "UPDATE piece SET body = substr(body, 1, length(body) - 1)",
    "UPDATE piece SET body = body || x'00'", "UPDATE piece SET seal = x''",
    "UPDATE piece SET body = (SELECT body FROM piece WHERE fact = 2) WHERE fact = 1",
    """
    UPDATE piece SET body = (SELECT body FROM piece WHERE fact = 2),
      seal = (SELECT seal FROM piece WHERE fact = 2) WHERE fact = 1
    """,
    "DELETE FROM piece WHERE fact = 1", "UPDATE fact SET salt = x'00'", "DROP TABLE piece",
    "ALTER TABLE fact RENAME COLUMN salt TO pepper",
  ])
  func forgeriesAreAbsent(_ forgery: String) throws {
    index().keep([1, 2], for: key("a"))
    index().keep([3, 4], for: key("b"))
    let edited = try Tool.run(
      "python3", ["-c", Self.edit, path, forgery],
      environment: ProcessInfo.processInfo.environment, directory: folder.path)
    try #require(edited.status == 0, "\(edited.errors)")
    #expect(index().fact(key("a")) as [Int]? == nil)
    // And the next run begins anew.
    index().keep([5], for: key("a"))
    #expect(index().fact(key("a")) == [5])
  }

  private static let edit = """
    import sqlite3, sys
    database = sqlite3.connect(sys.argv[1])
    database.execute(sys.argv[2])
    database.commit()
    database.close()
    """

  @Test func anyDamageIsAbsence() throws {
    index().keep(Array(0..<5_000), for: key("a"))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var random = SplitMix(state: 11)
    for _ in 0..<60 {
      var bytes = whole
      if random.next(below: 3) == 0 {
        bytes = bytes.prefix(random.next(below: bytes.count))
      } else {
        for _ in 0..<(1 + random.next(below: 30)) {
          bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256))
        }
      }
      IndexFile.remove(path)
      try bytes.write(to: URL(fileURLWithPath: path))
      let found: [Int]? = index().fact(key("a"))
      #expect(found == nil || found == Array(0..<5_000))
    }
  }

  @Test func aPlaceThatCannotBeWrittenHasNoIndex() {
    let index = FactIndex(
      IndexFile(path: "\(folder.path)/missing/index.sqlite"), seal: FactSeal(key: Self.secret))
    index.keep([1], for: key("a"))
    #expect(index.fact(key("a")) as [Int]? == nil)
    #expect(index.contents().isEmpty)
  }

  @Test func manyRunsWriteAtOnce() async {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let index = FactIndex(IndexFile(path: path), seal: FactSeal(key: Self.secret))
          for round in 0..<20 {
            let key = FactKey(.specs) { $0.append(text: "\(round % 4)") }
            index.keep(Array(repeating: round % 4, count: 1_000), for: key)
            let found: [Int]? = index.fact(key)
            #expect(found.map { Set($0) == [round % 4] } ?? true, "\(number)")
          }
        }
      }
    }
    #expect(index().fact(key("3")) == Array(repeating: 3, count: 1_000))
  }
}
