import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// How alike two texts are, held against the scores of git's rename detection.
struct SimilarityTests {
  private struct Pair {
    var old: String
    var new: String
  }

  /// A text and what random edits made of it.
  private static func pair(_ random: inout SplitMix) -> Pair {
    let ending = random.next(below: 4) == 0 ? "\r\n" : "\n"
    var lines = (0..<(3 + random.next(below: 60))).map { _ in
      (0...random.next(below: 25)).map { _ in "w\(random.next(below: 400))" }
        .joined(separator: " ")
    }
    let old = lines.joined(separator: ending) + (random.next(below: 2) == 0 ? ending : "")
    for _ in 0..<random.next(below: lines.count) {
      let place = random.next(below: lines.count)
      switch random.next(below: 4) {
      case 0: lines.remove(at: place)
      case 1: lines.insert("new \(random.next())", at: place)
      case 2: lines[place] += " and \(random.next(below: 100))"
      default: lines[place] = "other \(random.next())"
      }
      lines = lines.isEmpty ? ["nothing"] : lines
    }
    let newEnding = random.next(below: 6) == 0 ? "\n" : ending
    return Pair(old: old, new: lines.joined(separator: newEnding) + newEnding)
  }

  @Test("git's score within two per cent", arguments: 1..<4 as Range<UInt64>)
  func agreesWithGit(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let pairs = (0..<150).map { _ in Self.pair(&random) }
    let repository = try TestRepository()
    var history = FastImport()
    for (number, pair) in pairs.enumerated() {
      history.commit("old", changes: [.text("old-\(number)", pair.old)])
      history.commit(
        "new", changes: [.delete("old-\(number)"), .text("new-\(number)", pair.new)])
    }
    try repository.fastImport(history)
    let raw = try repository.git("log", "-M1%", "--raw", "--format=", "--diff-filter=R")
    var scores: [Int: Int] = [:]
    for line in raw.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      if let score = fields[0].split(separator: " ").last.flatMap({ Int($0.dropFirst()) }),
        let number = Int(fields[1].dropFirst(4))
      {
        scores[number] = score
      }
    }
    #expect(scores.count > 60)
    for (number, pair) in pairs.enumerated() {
      let (old, new) = (Array(pair.old.utf8), Array(pair.new.utf8))
      let share = Similarity(old).share(with: Similarity(new))
      #expect(Similarity(new).share(with: Similarity(old)) == share)
      guard 2 * min(old.count, new.count) >= max(old.count, new.count) else {
        #expect(share == 0)
        #expect(scores[number] ?? 0 <= 50)
        continue
      }
      #expect(abs(Int(share * 100) - (scores[number] ?? 0)) <= 2, "pair \(number)")
    }
  }

  @Test("texts without anything in them")
  func empty() {
    #expect(Similarity([]).share(with: Similarity([])) == 0)
    #expect(Similarity([]).share(with: Similarity([65])) == 0)
    #expect(Similarity([65]).share(with: Similarity([65])) == 1)
    #expect(Similarity(Array("a\r\n".utf8)).share(with: Similarity(Array("a\n".utf8))) > 0.5)
  }
}
