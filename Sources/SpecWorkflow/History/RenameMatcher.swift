/// Tells which files that vanish in a commit are those that appear in it.
///
/// By ID first: the same spec under another path. By words second, at least half of them as in git;
/// but a file whose ID another file takes over in the commit is the ancestor of that one alone. (A
/// file that had the ID before as well takes nothing over: then one of two specs with one number was
/// given a new one.)
struct RenameMatcher {
  let texts: TextSource
  let paths: [String]

  /// For each file that appeared the path it had before, where that can be told.
  func match(_ question: RenameQuestion) throws(SpecError) -> [Int: Int] {
    var matches: [Int: Int] = [:]
    var free = question.deleted
    for added in question.added {
      if let index = try indexOfSameSpec(as: added, among: free) {
        matches[added.path] = free.remove(at: index).path
      }
    }
    for added in question.added where matches[added.path] == nil {
      if let index = free.firstIndex(where: { $0.file == added.file }),
        try !livesOn(free[index], apartFrom: added, question)
      {
        matches[added.path] = free.remove(at: index).path
      }
    }
    for (added, source) in try mostSimilar(question, free, taken: matches) {
      matches[added] = source
    }
    for added in question.added where matches[added.path] == nil {
      var source = try splitSource(of: added, question)
      if source == nil {
        source = try returned(added, question)
      }
      matches[added.path] = source
    }
    return matches
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

  /// Pairs of the files that are left, the most similar ones first.
  private func mostSimilar(
    _ question: RenameQuestion, _ deleted: [RenameQuestion.File], taken: [Int: Int]
  ) throws(SpecError) -> [(Int, Int)] {
    var candidates: [(share: Double, added: Int, source: Int)] = []
    for added in question.added where taken[added.path] == nil {
      for file in deleted {
        let share = try share(added, file)
        if share >= Similarity.threshold, try !livesOn(file, apartFrom: added, question) {
          candidates.append((share, added.path, file.path))
        }
      }
    }
    candidates.sort { ($1.share, $0.added, $0.source) < ($0.share, $1.added, $1.source) }
    var matches: [(Int, Int)] = []
    for candidate in candidates
    where !matches.contains(where: { $0.0 == candidate.added || $0.1 == candidate.source }) {
      matches.append((candidate.added, candidate.source))
    }
    return matches
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
    for file in question.gone where file.path != added.path {
      if try name(file).id == id, try share(added, file) >= Similarity.threshold {
        return file.path
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
