/// Finds the word that a mistyped one probably stands for.
public enum Suggestion {
  /// The candidate nearest to a word, ignoring case; `nil` where none is near.
  ///
  /// Near is a distance of at most two, or a third of the word's length where that is more, and
  /// less than the whole word. The first of several equally near ones wins.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = distance(typed, Array(candidate.lowercased().unicodeScalars))
      if distance < best?.distance ?? Int.max {
        best = (distance, candidate)
      }
    }
    let limit = min(max(2, typed.count / 3), max(typed.count - 1, 0))
    return best.flatMap { $0.distance <= limit ? $0.candidate : nil }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      for (j, b) in right.enumerated() {
        var cost = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          cost = min(cost, before[j - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
