/// Where an item stands in a parent of a revision.
struct ItemPlace: Comparable {
  var state: ItemState
  var index: Int

  var entry: ItemState.Entry {
    state.entries[index]
  }

  static func < (left: ItemPlace, right: ItemPlace) -> Bool {
    (left.state.path, left.index) < (right.state.path, right.index)
  }

  static func == (left: ItemPlace, right: ItemPlace) -> Bool {
    left.state === right.state && left.index == right.index
  }
}

/// One revision on the way: its parents' specs, and its own that differ from them.
struct RevisionChange {
  /// Its place among the revisions that are gone through.
  var node: Int
  var commit: Int
  var sides: [ItemStates]
  /// The paths that differ from a parent's, with what the revision has there.
  var files: [Int: FileVersion?]
  /// The threads at the paths where a merge has what one side made of them.
  var settled: Set<Int32> = []
  var drafts: [ItemDraft] = []

  /// The items that a side has at the paths that differ.
  func values(of side: Int, _ threads: Threads) -> [Int32: ItemPlace] {
    var values: [Int32: ItemPlace] = [:]
    for path in files.keys.sorted() {
      guard let state = sides[side].specs[path] else { continue }
      for (index, entry) in state.entries.enumerated() {
        let thread = threads.current(entry.thread)
        guard !settled.contains(thread) else { continue }
        values[thread] = ItemPlace(state: state, index: index)
      }
    }
    return values
  }

  /// A thread goes on in one item; the first that claims it has it.
  mutating func dropDoubleThreads(_ threads: Threads) {
    var taken = settled
    for index in drafts.indices {
      for item in drafts[index].items.indices {
        guard let thread = drafts[index].threads[item].map(threads.current) else { continue }
        drafts[index].threads[item] = taken.insert(thread).inserted ? thread : nil
      }
    }
  }

  // MARK: From one spec to another

  private struct Newcomer {
    var draft: Int
    var item: Int
  }

  /// Finds items that left one spec and came to another, by their words.
  mutating func followMoves(_ threads: Threads) {
    var newcomers: [Newcomer] = []
    for draft in drafts.indices {
      for item in drafts[draft].items.indices
      where drafts[draft].threads[item] == nil && drafts[draft].items[item].mayMove {
        newcomers.append(Newcomer(draft: draft, item: item))
      }
    }
    guard !newcomers.isEmpty else {
      return
    }
    let kept = Set(drafts.flatMap { $0.threads.compactMap { $0 } })
    let leavers = values(of: 0, threads)
      .filter { !kept.contains($0.key) && $0.value.entry.item.mayMove }
      .sorted { $0.value < $1.value }
    guard !leavers.isEmpty, leavers.count * newcomers.count <= ItemMatcher.mostPairs else {
      return
    }
    let oldWords = leavers.map { Words.Counted($0.value.entry.item.words) }
    let newWords = newcomers.map { Words.Counted(drafts[$0.draft].items[$0.item].words) }
    var pairs: [Move] = []
    for (i, leaver) in leavers.enumerated() {
      for (j, newcomer) in newcomers.enumerated() {
        let draft = drafts[newcomer.draft]
        // Within one spec everything is compared already.
        guard leaver.value.entry.item.kind == draft.items[newcomer.item].kind,
          draft.sources[0]?.track != leaver.value.state.track
        else { continue }
        let likeness = Words.likeness(oldWords[i], newWords[j])
        if likeness >= ItemMatcher.strangerThreshold {
          pairs.append(Move(score: likeness, leaver: i, newcomer: j))
        }
      }
    }
    pairs.sort { ($1.score, $0.newcomer, $0.leaver) < ($0.score, $1.newcomer, $1.leaver) }
    choose(pairs, leavers, newcomers)
  }

  private struct Move {
    var score: Double
    var leaver: Int
    var newcomer: Int
  }

  /// Takes the best pairs first; where two are equally good, nothing is guessed.
  private mutating func choose(
    _ pairs: [Move], _ leavers: [(key: Int32, value: ItemPlace)], _ newcomers: [Newcomer]
  ) {
    var (gone, come): (Set<Int>, Set<Int>) = ([], [])
    func isOpen(_ pair: Move) -> Bool {
      !gone.contains(pair.leaver) && !come.contains(pair.newcomer)
    }
    for (index, pair) in pairs.enumerated() where isOpen(pair) {
      let ties =
        [pair]
        + pairs[(index + 1)...].prefix { $0.score == pair.score }.filter {
          ($0.leaver == pair.leaver || $0.newcomer == pair.newcomer) && isOpen($0)
        }
      for tie in ties {
        gone.insert(tie.leaver)
        come.insert(tie.newcomer)
        let newcomer = newcomers[tie.newcomer]
        guard ties.count > 1 else {
          drafts[newcomer.draft].threads[newcomer.item] = leavers[tie.leaver].key
          continue
        }
        let line = drafts[newcomer.draft].items[newcomer.item].line
        let name = leavers[tie.leaver].value.entry.item.place
        drafts[newcomer.draft].candidates[line, default: []].append(name)
      }
    }
  }
}

extension SpecItem {
  /// Whether its words are its own wherever it stands; sections and fields are those of their spec.
  fileprivate var mayMove: Bool {
    switch kind {
    case .requirement, .criterion, .question, .labelled, .userStory: !words.isEmpty
    case .section, .header, .status: false
    }
  }
}
