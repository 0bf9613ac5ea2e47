/// The values that were asked for last, up to some weight; older ones are forgotten.
///
/// Kept in two generations: where the younger is full it becomes the older, and the older is dropped.
struct RecentValues<Key: Hashable, Value> {
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]
  private var weight = 0
  private let limit: Int

  /// `limit`: the weight of a generation.
  init(limit: Int) {
    self.limit = limit
  }

  /// The value of a key, where it is still known.
  mutating func value(for key: Key, weight: Int) -> Value? {
    if let value = young[key] {
      return value
    }
    guard let value = old[key] else {
      return nil
    }
    keep(value, for: key, weight: weight)
    return value
  }

  /// Keeps a value; the weights are in the unit of the limit.
  mutating func keep(_ value: Value, for key: Key, weight: Int) {
    if self.weight + weight > limit {
      old = young
      young = [:]
      self.weight = 0
    }
    young[key] = value
    self.weight += weight
  }
}
