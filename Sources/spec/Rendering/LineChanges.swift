import SpecWorkflow

/// The lines that differ between two texts, for a person who is about to approve the second.
enum LineChanges {
  static func between(_ old: [UInt8], _ new: [UInt8]) -> [StyledText] {
    let before = lines(old)
    let after = lines(new)
    return after.difference(from: before).sorted { place($0) < place($1) }.map { change in
      switch change {
      case .insert(_, let line, _): StyledText("+ \(line)", .added)
      case .remove(_, let line, _): StyledText("- \(line)", .removed)
      }
    }
  }

  /// What is taken out stands before what is put in its place.
  private static func place(
    _ change: CollectionDifference<String>.Change
  ) -> (Int, Int) {
    switch change {
    case .remove(let offset, _, _): (offset, 0)
    case .insert(let offset, _, _): (offset, 1)
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
