internal import Git

/// Follows every item through the commits, oldest first, and says what each commit did to it.
///
/// A commit with one parent is compared with it. In a merge an item is what the sides made it: the
/// side whose last event has those of the others behind it is followed without a word. Where the
/// merge has something else, or drops the change of a side that no other side has seen, that is the
/// merge's own event. So the last event of an item among the ancestors of a commit always tells what
/// it is there, in whatever order they are gone through.
struct ItemHistoryBuilder {
  let history: History
  let texts: TextSource
  /// What is read already, or is about to be.
  private var ahead: ItemTexts
  private var reader = SpecItemReader()
  private var events: [ItemEvent] = []
  private var origins: ItemOrigins
  private var threads = Threads()
  private let line: RevisionLine
  private let parents: [[Int?]]
  private var tracks = 0
  private let made: [VersionGraph.Birth: Int]

  init(history: History, texts: TextSource, ahead: ItemTexts) {
    self.history = history
    self.texts = texts
    self.ahead = ahead
    origins = ItemOrigins(history)
    line = RevisionLine(history)
    parents = line.nodes.map(\.parents)
    made = history.versions.made
  }

  mutating func build() async throws(SpecError) -> ItemHistory {
    var states = StateTable(
      parents, tips: line.tip.map { [$0] } ?? [],
      empty: ItemStates(paths: history.paths.count))
    for (index, node) in line.nodes.enumerated() {
      let state = try await state(after: node, index, &states)
      states.store(state, for: index)
    }
    var items: [Int: [TracedItem]] = [:]
    if let tip = line.tip {
      for case let spec? in states.take(tip).specs {
        items[spec.path] = spec.entries.map { entry in
          TracedItem(
            item: entry.item, last: Int(entry.last), thread: Int(threads.current(entry.thread)))
        }
      }
    }
    for index in events.indices {
      events[index].thread = Int(threads.current(Int32(events[index].thread)))
    }
    return ItemHistory(events: events, items: items, paths: history.paths)
  }

  // MARK: A revision

  private mutating func state(
    after node: RevisionLine.Node, _ index: Int, _ states: inout StateTable<ItemStates>
  ) async throws(SpecError) -> ItemStates {
    let sides =
      node.parents.isEmpty
      ? [states.empty] : node.parents.map { $0.map { states.peek($0) } ?? states.empty }
    var state = node.parents.first.flatMap { $0 }.map { states.take($0) } ?? states.empty
    for case let parent? in node.parents.dropFirst() {
      states.release(parent)
    }
    let (files, followed) = follow(node, sides, &state)
    var change = RevisionChange(
      node: index, commit: node.commit, sides: sides, files: files)
    for path in followed where !files.isEmpty {
      change.settled.formUnion(
        (state.specs[path]?.entries ?? []).map { threads.current($0.thread) })
    }
    for path in files.keys.sorted() {
      guard case let file?? = files[path] else { continue }
      change.drafts.append(try await draft(path, file, change))
    }
    assignThreads(&change)
    for side in sides.dropFirst() {
      join(side.gone, into: &state)
    }
    for path in followed where !state.gone.isEmpty {
      for entry in state.specs[path]?.entries ?? [] { isBack(entry.thread, in: &state) }
    }
    for path in files.keys {
      state.specs[path] = nil
      state.changes[path] = Int32(index)
    }
    settle(&change, into: &state)
    return state
  }

  /// Takes over what one side of a merge alone has changed.
  ///
  /// - Returns: the paths at which something has to be compared, with what the revision has there,
  ///   and those at which nothing has.
  private func follow(
    _ node: RevisionLine.Node, _ sides: [ItemStates], _ state: inout ItemStates
  ) -> (files: [Int: FileVersion?], followed: [Int]) {
    var followed: [Int] = []
    var files = node.files
    var merge = MergeSides(sides, revisions: node.parents, parents: parents)
    for path in merge.differing {
      let file = files[path] ?? sides[0].specs[path]?.file
      if let side = merge.ahead(at: path, with: file, threads) {
        state.specs[path] = sides[side].specs[path]
        state.changes[path] = sides[side].changes[path]
        files.removeValue(forKey: path)
        followed.append(path)
      } else {
        files[path] = .some(file)
      }
    }
    return (files, followed)
  }

  private mutating func draft(
    _ path: Int, _ file: FileVersion, _ change: RevisionChange
  ) async throws(SpecError) -> ItemDraft {
    let reading = await ahead.reading(of: file.blob)
    if let reading { texts.keep(reading.header, of: file.blob) }
    let name = try texts.name(of: file, at: history.paths.paths[path])
    let sources = change.sides.indices.map { source(of: path, in: $0, change) }
    var items: [SpecItem]?
    if let reading {
      items = file.isSymbolicLink ? nil : reading.items
    } else if !file.isSymbolicLink, case .success(let bytes) = try texts.text(of: file) {
      items = reader.read(bytes, try texts.header(of: file))
    }
    // A text that cannot be read says nothing new.
    let said = items ?? sources.lazy.compactMap { $0 }.first?.entries.map(\.item) ?? []
    return ItemDraft(path: path, file: file, name: name, sources: sources, items: said)
  }

  /// What a spec was in a parent.
  private func source(of path: Int, in side: Int, _ change: RevisionChange) -> ItemState? {
    let made = made[VersionGraph.Birth(commit: change.commit, path: path)]
      .map { history.versions.versions[$0] }
    let links = made?.parents.map { history.versions.versions[$0.version] } ?? []
    if change.sides.count == 1 {
      return links.first.flatMap { $0.file == nil ? nil : change.sides[0].specs[$0.path] }
    }
    if let same = change.sides[side].specs[path] {
      return same
    }
    // A side may have it under another path, which the merge has not.
    let tracks = Set(change.sides.compactMap { $0.specs[path]?.track })
    for old in links.map(\.path) + change.files.keys.sorted() {
      if case .some(.none) = change.files[old], let state = change.sides[side].specs[old],
        links.contains(where: { $0.path == old }) || tracks.contains(state.track)
      {
        return state
      }
    }
    return nil
  }

  // MARK: Threads

  private mutating func assignThreads(_ change: inout RevisionChange) {
    for index in change.drafts.indices {
      for side in change.sides.indices {
        let origins = change.drafts[index].origins(in: side)
        for (item, origin) in origins.enumerated() {
          guard let origin, let source = change.drafts[index].sources[side] else { continue }
          let thread = threads.current(source.entries[origin].thread)
          guard let known = change.drafts[index].threads[item].map(threads.current) else {
            change.drafts[index].threads[item] = thread
            continue
          }
          // The same item, written on two branches that meet here.
          if known != thread, !threads.haveMet(known, thread, in: parents[..<change.node]) {
            threads.join(known, thread)
            change.drafts[index].threads[item] = threads.current(known)
          }
        }
      }
    }
    change.dropDoubleThreads(threads)
    if change.sides.count == 1 {
      change.followMoves(threads)
    }
    for index in change.drafts.indices {
      for item in change.drafts[index].items.indices
      where change.drafts[index].threads[item] == nil {
        change.drafts[index].threads[item] = threads.make(in: change.node)
      }
    }
  }

  private func isBack(_ thread: Int32, in state: inout ItemStates) {
    for member in threads.members(of: threads.current(thread)) { state.gone[member] = nil }
  }

  private mutating func join(_ gone: [Int32: Int32], into state: inout ItemStates) {
    guard gone != state.gone else {
      return
    }
    for (thread, origin) in gone {
      state.gone[thread] = state.gone[thread].map { origins.union([$0, origin]) } ?? origin
    }
  }

  // MARK: Events

  private mutating func settle(_ change: inout RevisionChange, into state: inout ItemStates) {
    var values: [[Int32: ItemPlace]] = change.sides.indices.map { change.values(of: $0, threads) }
    for draft in change.drafts {
      var entries: [ItemState.Entry] = []
      for (item, thread) in zip(draft.items, draft.threads) {
        guard let thread = thread.map(threads.current) else { continue }
        let before = values.indices.map { side in
          past(thread, values[side].removeValue(forKey: thread), change.sides[side])
        }
        entries.append(entry(item, thread, before, draft, change))
        isBack(thread, in: &state)
      }
      let track = draft.sources.lazy.compactMap { $0?.track }.first ?? newTrack()
      state.specs[draft.path] = ItemState(
        track: track, path: draft.path, file: draft.file, name: draft.name, entries: entries)
    }
    var left: [Int32: ItemPlace] = [:]
    for side in values {
      left.merge(side) { first, _ in first }
    }
    for (thread, place) in left.sorted(by: { $0.value < $1.value }) {
      let before = values.indices.map { side in
        past(thread, values[side][thread], change.sides[side])
      }
      state.gone[thread] = removal(thread, place, before, change)
    }
  }

  /// What one side made of an item.
  private struct Before {
    /// `nil` where the side has it not.
    var place: ItemPlace?
    /// The events that made it so; `nil` where the side never had it.
    var origin: Int32?
  }

  private func past(_ thread: Int32, _ place: ItemPlace?, _ side: ItemStates) -> Before {
    Before(
      place: place,
      origin: place?.entry.origin
        ?? threads.members(of: thread).lazy.compactMap { side.gone[$0] }.first)
  }

  private mutating func entry(
    _ item: SpecItem, _ thread: Int32, _ before: [Before], _ draft: ItemDraft,
    _ change: RevisionChange
  ) -> ItemState.Entry {
    let leading = origins.leading(before.map(\.origin))
    let status = draft.items.first { $0.kind == .status }?.words
    func changes(from old: ItemPlace?) -> [ItemChange.Kind] {
      guard let old else { return [.added] }
      var kinds = ItemChange.between(old.entry.item, item)?.kinds ?? []
      if !draft.sources.contains(where: { $0?.track == old.state.track }),
        !kinds.contains(.moved)
      {
        kinds.append(.moved)
      }
      return kinds
    }
    let others = leading.filter { !changes(from: before[$0].place).isEmpty }
    if !leading.isEmpty, others.isEmpty, let place = before[leading[0]].place {
      var entry = place.entry
      entry.item = item
      entry.thread = thread
      entry.origin = origins.union(leading.compactMap { before[$0].origin })
      return entry
    }
    let side = others.first ?? 0
    let old = before[side].place
    let kinds = changes(from: old)
    let first = Int32(events.count)
    for kind in kinds {
      let isStranger = old.map { $0.state.name != draft.name && kind == .moved } ?? false
      append(
        ItemEvent(
          commit: history.graph.ids[change.commit], change: kind, old: old?.entry.item, new: item,
          spec: draft.name, path: history.paths.paths[draft.path],
          origin: isStranger ? old.map { origin(of: $0) } : nil, status: status,
          isMerge: change.sides.count > 1,
          candidates: kind == .added ? draft.candidates[item.line] ?? [] : [],
          thread: Int(thread)), change)
    }
    let meaning = kinds.firstIndex { $0 == .added || $0 == .changed }.map { first + Int32($0) }
    return ItemState.Entry(
      item: item, thread: thread, origin: origins.number(of: [first]),
      last: meaning ?? old?.entry.last ?? first)
  }

  private func origin(of place: ItemPlace) -> ItemEvent.Origin {
    ItemEvent.Origin(
      spec: place.state.name, path: history.paths.paths[place.state.path],
      status: place.state.status)
  }

  /// The events behind an item that is not there any more.
  private mutating func removal(
    _ thread: Int32, _ place: ItemPlace, _ before: [Before], _ change: RevisionChange
  ) -> Int32 {
    let leading = origins.leading(before.map(\.origin))
    guard leading.contains(where: { before[$0].place != nil }) || leading.isEmpty else {
      return origins.union(leading.compactMap { before[$0].origin })
    }
    let event = Int32(events.count)
    append(
      ItemEvent(
        commit: history.graph.ids[change.commit], change: .removed, old: place.entry.item,
        new: nil, spec: place.state.name, path: history.paths.paths[place.state.path],
        origin: nil, status: place.state.status, isMerge: change.sides.count > 1, candidates: [],
        thread: Int(thread)), change)
    return origins.number(of: [event])
  }

  private mutating func append(_ event: ItemEvent, _ change: RevisionChange) {
    events.append(event)
    origins.add(eventIn: change.commit)
    threads.note(Int32(event.thread), in: change.node)
  }

  private mutating func newTrack() -> Int {
    tracks += 1
    return tracks
  }
}
