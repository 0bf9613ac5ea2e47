/// Rows of text under titles, for a reader's terminal or for another program.
struct Table: Sendable, Hashable {
  /// What a column is and what may be done to it when there is not enough room.
  struct Column: Sendable, Hashable {
    var title: StyledText
    var alignment: Alignment
    /// How long the column stays when the terminal is narrow: 0 to the end, the highest goes first.
    var priority: Int
    /// Whether the texts of the column may be cut.
    var isFlexible: Bool
    /// The columns below which a flexible column is not cut while others can still be dropped.
    var minimumWidth: Int

    init(
      _ title: StyledText, alignment: Alignment = .left, priority: Int = 0,
      isFlexible: Bool = false, minimumWidth: Int = 8
    ) {
      self.title = title
      self.alignment = alignment
      self.priority = priority
      self.isFlexible = isFlexible
      self.minimumWidth = minimumWidth
    }
  }

  var columns: [Column]
  /// One cell a column each; missing cells are empty, cells without a column are not shown.
  var rows: [[StyledText]]

  init(columns: [Column], rows: [[StyledText]] = []) {
    self.columns = columns
    self.rows = rows
  }

  mutating func append(_ row: StyledText...) {
    rows.append(row)
  }

  /// The lines for a terminal of `width` columns: titles, then rows, none wider than `width`.
  ///
  /// A table without rows has no lines, for titles alone say nothing.
  func lines(width: Int, glyphs: Glyphs = .unicode) -> [StyledText] {
    if rows.isEmpty { return [] }
    let titles = columns.map { $0.title.styled(.heading) }
    let cells = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0].onOneLine : StyledText() }
    }
    let layout = TableLayout(
      columns: columns,
      widths: columns.indices.map { column in
        cells.reduce(titles[column].columns) { max($0, $1[column].columns) }
      },
      width: width)
    return ([titles] + cells).map { line(of: $0, layout: layout, width: width, glyphs: glyphs) }
  }

  /// The rows for another program: every column, separated by tabs, no titles, nothing cut.
  ///
  /// A tab or a newline inside a cell is escaped, so that `cut -f` always finds its field.
  func tabSeparated() -> [StyledText] {
    rows.map { row in
      columns.indices
        .map { $0 < row.count ? row[$0].onOneLine : StyledText() }
        .joined(separator: "\t")
    }
  }

  private func line(
    of cells: [StyledText], layout: TableLayout, width: Int, glyphs: Glyphs
  ) -> StyledText {
    // Spaces after the last word would only be copied along with it.
    let end = layout.slots.lastIndex { !cells[$0.column].isEmpty }.map { $0 + 1 } ?? 0
    var line = StyledText()
    for (place, slot) in layout.slots[..<end].enumerated() {
      if place > 0 { line += .spaces(TableLayout.gap) }
      let alignment = columns[slot.column].alignment
      let cell = cells[slot.column].truncated(to: slot.width, ellipsis: glyphs.ellipsis)
      let isLast = place == end - 1 && alignment == .left
      line += isLast ? cell : cell.padded(to: slot.width, alignment: alignment)
    }
    return line.truncated(to: width, ellipsis: glyphs.ellipsis)
  }
}
