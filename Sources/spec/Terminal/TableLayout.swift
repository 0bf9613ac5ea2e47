/// Which columns of a table are shown in a given width, and how wide each is.
struct TableLayout: Sendable, Hashable {
  /// A column that is shown.
  struct Slot: Sendable, Hashable {
    /// The index of the column in the table.
    var column: Int
    var width: Int
  }

  /// The spaces between two columns.
  static let gap = 2

  /// The columns that are shown, in their order.
  private(set) var slots: [Slot]

  /// Lays out columns whose widest cells take `widths` columns.
  ///
  /// Where not everything fits, columns with a priority are dropped, highest first, until the rest
  /// fits with its flexible columns at their minimum; these then share what is left, the narrow
  /// ones getting what they need first. Where even that is too wide, the flexible ones shrink
  /// further, to one column at the least.
  init(columns: [Table.Column], widths: [Int], width: Int) {
    func least(_ column: Int) -> Int {
      let natural = widths[column]
      return columns[column].isFlexible ? min(natural, columns[column].minimumWidth) : natural
    }

    var shown = Array(columns.indices)
    func total(_ width: (Int) -> Int) -> Int {
      shown.reduce(Self.gap * max(0, shown.count - 1)) { $0 + width($1) }
    }
    while total(least) > width,
      let next = shown.last(where: { column in
        columns[column].priority > 0
          && shown.allSatisfy { columns[$0].priority <= columns[column].priority }
      })
    {
      shown.removeAll { $0 == next }
    }

    slots = shown.map { Slot(column: $0, width: least($0)) }
    let excess = total(least) - width
    if excess > 0 {
      shrink(by: excess, where: { columns[$0].isFlexible })
    } else {
      grow(by: -excess, upTo: widths)
    }
  }

  private mutating func grow(by room: Int, upTo widths: [Int]) {
    var room = room
    while room > 0 {
      let hungry = slots.indices.filter { slots[$0].width < widths[slots[$0].column] }
      if hungry.isEmpty { return }
      for index in hungry {
        let share = max(1, room / hungry.count)
        let wanted = widths[slots[index].column] - slots[index].width
        let given = min(wanted, share, room)
        slots[index].width += given
        room -= given
        if room == 0 { return }
      }
    }
  }

  private mutating func shrink(by excess: Int, where isFlexible: (Int) -> Bool) {
    for _ in 0..<excess {
      let widest = slots.indices
        .filter { isFlexible(slots[$0].column) && slots[$0].width > 1 }
        .max { slots[$0].width < slots[$1].width }
      guard let widest else { return }
      slots[widest].width -= 1
    }
  }
}
