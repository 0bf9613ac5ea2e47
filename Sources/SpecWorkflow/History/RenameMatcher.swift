/// Tells which files that vanish in a commit are those that appear in it.
///
/// By ID first: the same spec under another path. By words second, at least half of them as in git;
/// but a file whose ID another file takes over in the commit is the ancestor of that one alone. (A
/// file that had the ID before as well takes nothing over: then one of two specs with one number was
/// given a new one.)
final class RenameMatcher {
  private let texts: TextSource
  private let paths: [String]
  /// Deletions by the ID that the file had, as far as they were looked at.
  private var deletions: [SpecID: [(version: Int, last: RenameQuestion.File)]] = [:]
  private var knownDeletions = 0

  /// The number of pairs beyond which words are not compared, as git's `diff.renameLimit` squared.
  private static let mostPairs = 1_000_000

  init(texts: TextSource, paths: [String]) {
    self.texts = texts
    self.paths = paths
  }

  /// What each file that appeared was before, where that can be told.
  func match(_ question: RenameQuestion) throws(SpecError) -> RenameQuestion.Answer {
    let replaced = try self.replaced(question)
    var answer = RenameQuestion.Answer()
    answer.replaced = Set(replaced.map(\.new.path))
    let appeared = question.added + replaced.map(\.new)
    var free = question.deleted + replaced.map(\.old)
    for file in appeared {
      if let index = try indexOfSameSpec(as: file, among: free) {
        answer.sources[file.path] = free.remove(at: index).path
      }
    }
    try matchEqualTexts(appeared, &free, question, &answer)
    try matchSimilarTexts(appeared, free, question, &answer)
    for file in appeared where answer.sources[file.path] == nil {
      var source = try splitSource(of: file, question)
      if source == nil {
        source = try returned(file, question)
      }
      answer.sources[file.path] = source
    }
    return answer
  }

  /// Files that kept their path and hold another spec, while their own went to another file.
  private func replaced(
    _ question: RenameQuestion
  ) throws(SpecError) -> [(old: RenameQuestion.File, new: RenameQuestion.File)] {
    guard !question.modified.isEmpty else {
      return []
    }
    var holders: [SpecID: [Int]] = [:]
    for file in question.added + question.modified.map(\.new) {
      if let id = try name(file).id {
        holders[id, default: []].append(file.path)
      }
    }
    var replaced: [(old: RenameQuestion.File, new: RenameQuestion.File)] = []
    for (old, new) in question.modified where question.changed.contains(new.path) {
      if let before = try name(old).id, let now = try name(new).id, before != now,
        holders[before]?.contains(where: { $0 != new.path }) == true
      {
        replaced.append((old, new))
      }
    }
    return replaced
  }

  private func matchEqualTexts(
    _ appeared: [RenameQuestion.File], _ free: inout [RenameQuestion.File],
    _ question: RenameQuestion, _ answer: inout RenameQuestion.Answer
  ) throws(SpecError) {
    for file in appeared where answer.sources[file.path] == nil {
      if let index = free.firstIndex(where: { $0.file == file.file }),
        try !livesOn(free[index], apartFrom: file, question)
      {
        answer.sources[file.path] = free.remove(at: index).path
      }
    }
  }

  /// A vanished file with the same ID; of several the most similar one.
  private func indexOfSameSpec(
    as added: RenameQuestion.File, among deleted: [RenameQuestion.File]
  ) throws(SpecError) -> Int? {
    guard let id = try name(added).id else {
      return nil
    }
    var best: (index: Int, share: Double)?
    for (index, file) in deleted.enumerated() where try name(file).id == id {
      let share = try share(added, file)
      if share > best?.share ?? -1 {
        best = (index, share)
      }
    }
    return best?.index
  }

  /// Matches the files that are left, the most similar pairs first.
  private func matchSimilarTexts(
    _ appeared: [RenameQuestion.File], _ free: [RenameQuestion.File],
    _ question: RenameQuestion, _ answer: inout RenameQuestion.Answer
  ) throws(SpecError) {
    let left = appeared.filter { answer.sources[$0.path] == nil }
    guard left.count * free.count <= Self.mostPairs else {
      return
    }
    var candidates: [(share: Double, added: Int, source: Int)] = []
    for file in left {
      for source in free {
        let share = try share(file, source)
        if share >= Similarity.threshold, try !livesOn(source, apartFrom: file, question) {
          candidates.append((share, file.path, source.path))
        }
      }
    }
    candidates.sort { ($1.share, $0.added, $0.source) < ($0.share, $1.added, $1.source) }
    var taken: Set<Int> = []
    for candidate in candidates
    where answer.sources[candidate.added] == nil && !taken.contains(candidate.source) {
      answer.sources[candidate.added] = candidate.source
      taken.insert(candidate.source)
    }
  }

  /// A file of the same ID whose words went to the new path while something else, such as a pointer
  /// to it, took the old one.
  private func splitSource(
    of added: RenameQuestion.File, _ question: RenameQuestion
  ) throws(SpecError) -> Int? {
    guard let id = try name(added).id else {
      return nil
    }
    for (old, new) in question.modified where try name(old).id == id {
      let moved = try share(added, old)
      if moved >= Similarity.threshold, try moved > share(new, old) {
        return old.path
      }
    }
    return nil
  }

  /// A spec that was deleted earlier and comes back under another path: the same ID, and at least
  /// half of its words.
  private func returned(
    _ added: RenameQuestion.File, _ question: RenameQuestion
  ) throws(SpecError) -> Int? {
    guard let id = try name(added).id else {
      return nil
    }
    let new = question.deletions(from: knownDeletions)
    for deletion in new {
      if let deleted = try name(deletion.last).id {
        deletions[deleted, default: []].append(deletion)
      }
    }
    knownDeletions = max(knownDeletions, question.deletionCount)
    for deletion in deletions[id] ?? [] where deletion.last.path != added.path {
      if question.isStanding(deletion.version, at: deletion.last.path),
        try share(added, deletion.last) >= Similarity.threshold
      {
        return deletion.last.path
      }
    }
    return nil
  }

  /// Whether a vanished file's ID went to another file of the commit.
  private func livesOn(
    _ file: RenameQuestion.File, apartFrom added: RenameQuestion.File, _ question: RenameQuestion
  ) throws(SpecError) -> Bool {
    guard let id = try name(file).id, try name(added).id != id else {
      return false
    }
    for other in question.added where other != added {
      if try name(other).id == id {
        return true
      }
    }
    for (old, new) in question.modified {
      if try name(new).id == id, try name(old).id != id {
        return true
      }
    }
    return false
  }

  private func name(_ file: RenameQuestion.File) throws(SpecError) -> SpecName {
    try texts.name(of: file.file, at: paths[file.path])
  }

  private func share(
    _ left: RenameQuestion.File, _ right: RenameQuestion.File
  ) throws(SpecError) -> Double {
    guard left.file != right.file else {
      return 1
    }
    return try texts.similarity(of: left.file).share(with: texts.similarity(of: right.file))
  }
}
