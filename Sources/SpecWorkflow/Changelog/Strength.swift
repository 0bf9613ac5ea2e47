/// Whether a requirement asks for more or for less than it did; the raw values are those of the
/// machine output.
public enum Strength: String, Sendable, CaseIterable {
  /// A weak word became a strong one, such as should and shall.
  case strengthened
  case weakened
  /// A number that words such as "at most" or "at least" make a limit is a larger one.
  case limitRaised = "limit-raised"
  case limitLowered = "limit-lowered"
  /// A number is a larger one, and nothing else has changed.
  case raised
  case lowered

  /// As a reader is told.
  public var label: String {
    switch self {
    case .limitRaised: "limit raised"
    case .limitLowered: "limit lowered"
    default: rawValue
    }
  }
}

extension Strength {
  /// What of a requirement's strength surely changed from one text to another; mostly nothing.
  ///
  /// The strength of words is that of RFC 2119. Where several changes contradict each other, or a
  /// word took the place of its opposite, nothing is said.
  static func changes(from old: String, to new: String) -> [Strength] {
    let (before, after) = (RequirementWord.read(old), RequirementWord.read(new))
    guard before.count + after.count <= WordDifference.mostWords else {
      return []
    }
    let difference = RequirementDifference(from: before, to: after)
    return [difference.ofModals, difference.ofQuantities].compactMap(\.self)
  }
}

/// Where two texts of a requirement differ, as far as their strength goes.
private struct RequirementDifference {
  /// What took the place of what, and whether the number is a limit.
  private var modals: [(old: Modal, new: Modal)] = []
  private var quantities: [(old: Quantity, new: Quantity, isLimit: Bool)] = []
  /// A word of obligation came or went without another one in its place.
  private var hasOtherModals = false
  private var isElseSame = true

  init(from old: [RequirementWord], to new: [RequirementWord]) {
    for hunk in Hunk.between(old, new) {
      add(old[hunk.old], new[hunk.new], of: new)
    }
  }

  private mutating func add(
    _ old: ArraySlice<RequirementWord>, _ new: ArraySlice<RequirementWord>,
    of all: [RequirementWord]
  ) {
    if old.count == 1, new.count == 1, let before = old.first?.quantity,
      let after = new.first?.quantity
    {
      quantities.append((before, after, Limits.standAround(new.startIndex, in: all)))
      return
    }
    let (before, after) = (old.compactMap(\.modal), new.compactMap(\.modal))
    if before.count == 1, after.count == 1 {
      modals.append((before[0], after[0]))
      if old.count > 1 || new.count > 1 { isElseSame = false }
      return
    }
    isElseSame = false
    if !before.isEmpty || !after.isEmpty { hasOtherModals = true }
  }

  var ofModals: Strength? {
    guard !hasOtherModals, let first = modals.first,
      modals.allSatisfy({ $0.old.isNegative == $0.new.isNegative })
    else {
      return nil
    }
    if modals.allSatisfy({ $0.old.level < $0.new.level }) { return .strengthened }
    return first.old.level > first.new.level
      && modals.allSatisfy({ $0.old.level > $0.new.level }) ? .weakened : nil
  }

  var ofQuantities: Strength? {
    let signs = quantities.map { $0.old.sign(to: $0.new) }
    guard let sign = signs.first ?? nil, sign != 0, signs.allSatisfy({ $0 == sign }) else {
      return nil
    }
    if quantities.contains(where: \.isLimit) {
      return sign > 0 ? .limitRaised : .limitLowered
    }
    return isElseSame ? (sign > 0 ? .raised : .lowered) : nil
  }
}
