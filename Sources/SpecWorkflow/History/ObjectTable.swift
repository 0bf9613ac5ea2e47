internal import Git

/// Numbers objects in the order in which they come, and finds the number of one by its name.
///
/// Names are hashes already: their first bytes say where to look, in a table of four bytes a slot
/// that is at most half full.
struct ObjectTable: Sendable {
  private(set) var ids: [ObjectID] = []
  private var slots: [Int32] = []

  init() {}

  /// Numbers names that are all different.
  init(_ ids: [ObjectID]) {
    self.ids = ids
    rebuild(capacity: ids.count)
  }

  /// The number of an object; `nil` for one that is not there.
  func number(of id: ObjectID) -> Int? {
    guard !slots.isEmpty else {
      return nil
    }
    let found = slots[slot(of: id)]
    return found < 0 ? nil : Int(found)
  }

  /// The number that an object has, or gets now.
  mutating func insert(_ id: ObjectID) -> (number: Int, isNew: Bool) {
    if 2 * (ids.count + 1) > slots.count {
      rebuild(capacity: max(512, 2 * ids.count))
    }
    let slot = slot(of: id)
    if slots[slot] >= 0 {
      return (Int(slots[slot]), false)
    }
    slots[slot] = Int32(ids.count)
    ids.append(id)
    return (ids.count - 1, true)
  }

  /// The slot that holds an object, or would.
  private func slot(of id: ObjectID) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: id.prefix) & mask
    while slots[slot] >= 0, ids[Int(slots[slot])] != id {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func rebuild(capacity: Int) {
    var size = 1_024
    while size < 2 * capacity {
      size *= 2
    }
    slots = [Int32](repeating: -1, count: size)
    let mask = size - 1
    for (number, id) in ids.enumerated() {
      var slot = Int(truncatingIfNeeded: id.prefix) & mask
      while slots[slot] >= 0 {
        slot = (slot + 1) & mask
      }
      slots[slot] = Int32(number)
    }
  }
}
