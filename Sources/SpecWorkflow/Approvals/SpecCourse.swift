/// The course of one ID through all commits: which files had it, and with which text.
struct SpecCourse {
  /// A file that has the ID.
  struct Holder: Hashable {
    var path: Int
    /// A number of `FileStates`.
    var file: Int32
  }

  let id: SpecID
  /// The different sets of files that had the ID; the first is the empty one.
  let situations: [[Holder]]
  /// For each state an index into `situations`.
  private let situationOfState: [Int32]
  private let states: FileStates

  /// The course of an ID through what stood where; `holders` are the pairs of path and text that have it.
  init(_ id: SpecID, _ states: FileStates, holders: Set<Holder>) {
    self.id = id
    self.states = states
    let paths = Set(holders.map(\.path)).sorted()
    var numbers: [[Holder]: Int32] = [[]: 0]
    var situations: [[Holder]] = [[]]
    var places: [Int32] = []
    places.reserveCapacity(states.count)
    states.forEachState(of: paths) { _, before, changed in
      var number = before.map { places[$0] } ?? 0
      if !changed.isEmpty {
        let touched = Set(changed.map { paths[$0.place] })
        var found = situations[Int(number)].filter { !touched.contains($0.path) }
        found += changed.map { Holder(path: paths[$0.place], file: $0.file) }
          .filter(holders.contains)
        found.sort { $0.path < $1.path }
        number = numbers[found] ?? Int32(situations.count)
        if number == situations.count {
          numbers[found] = number
          situations.append(found)
        }
      }
      places.append(number)
    }
    self.situations = situations
    situationOfState = places
  }

  /// The situation of a commit, by its number.
  func situation(of commit: Int) -> Int32 {
    states.state(of: commit).map { situationOfState[$0] } ?? 0
  }

  /// The files that have the ID in a commit.
  func holders(in commit: Int) -> [Holder] {
    situations[Int(situation(of: commit))]
  }
}
