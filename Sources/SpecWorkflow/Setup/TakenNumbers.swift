/// The numbers of one prefix that are in use or were, each with the places that say so.
///
/// A number is never given twice, also where its spec was deleted or stands on a branch that is not
/// merged yet.
struct TakenNumbers: Sendable, Hashable {
  /// A place that a number was found at.
  enum Place: Sendable, Hashable {
    /// HEAD, the index or the work tree.
    case here
    /// The short name of a branch, `jun/quota` or `origin/jun/quota`.
    case branch(String)
    /// HEAD's history, where the spec was deleted or renumbered.
    case history
  }

  private(set) var places: [Int: [Place]] = [:]

  mutating func insert(_ number: Int, at place: Place) {
    if places[number]?.contains(place) != true {
      places[number, default: []].append(place)
    }
  }

  /// One more than the highest that lives on, and not one that was a spec before.
  var next: Int {
    let living = places.filter { $0.value.contains { $0 != .history } }.keys.max() ?? 0
    var number = living + 1
    while places[number] != nil {
      number += 1
    }
    return number
  }

  /// The numbers above every one that is here, each with where it was found first.
  var elsewhere: [(number: Int, place: Place)] {
    let here = places.filter { $0.value.contains(.here) }.keys.max() ?? 0
    return places.filter { $0.key > here && $0.key < next }.sorted { $0.key < $1.key }.compactMap {
      entry in
      entry.value.first.map { (entry.key, $0) }
    }
  }
}
