import SpecWorkflow

/// A table of a document in columns whose cells wrap, or row by row where columns are too narrow.
struct MarkdownTable {
  /// The columns beyond which a word may be broken in its cell; hardly more than addresses are.
  private static let longestWord = 40
  /// The lines of a cell beyond which a row is easier to read by itself.
  private static let highest = 8

  private let alignments: [Block.Table.Alignment]
  private let header: [StyledText]
  private let rows: [[StyledText]]
  private let room: Int
  private let glyphs: Glyphs

  init(_ table: Block.Table, inlines: MarkdownInlines, room: Int, glyphs: Glyphs) {
    alignments = table.alignments
    header = table.header.cells.map { inlines.text($0).styled(.heading) }
    rows = table.rows.map { row in
      row.cells.enumerated().map { $0 == 0 ? inlines.cell($1) : inlines.text($1) }
    }
    self.room = room
    self.glyphs = glyphs
  }

  /// The lines, none wider than the room.
  var lines: [StyledText] {
    guard let widths else { return records }
    let body = rows.map { height(cells($0, widths)) }
    if room < 60, body.contains(where: { $0 > Self.highest }) { return records }
    return grid(widths, isSpaced: body.contains { $0 > 1 })
  }

  /// The columns' widths, or `nil` where their words do not fit side by side.
  private var widths: [Int]? {
    let natural = widest { $0 == "\n" }
    let least = widest { $0 == " " || $0 == "\n" }.map { min($0, Self.longestWord) }
    guard least.reduce(TableLayout.gap * (least.count - 1), +) <= room else { return nil }
    let columns = least.map { Table.Column("", isFlexible: true, minimumWidth: $0) }
    return TableLayout(columns: columns, widths: natural, width: room).slots.map(\.width)
  }

  /// The columns of each column's widest part.
  private func widest(splitAt isSeparator: (Character) -> Bool) -> [Int] {
    var result = header.map { _ in 1 }
    for row in [header] + rows {
      for (column, cell) in zip(result.indices, row) {
        for part in cell.plain.split(whereSeparator: isSeparator) {
          result[column] = max(result[column], DisplayWidth.columns(of: part))
        }
      }
    }
    return result
  }

  private func grid(_ widths: [Int], isSpaced: Bool) -> [StyledText] {
    let rules = widths.map { StyledText(String(repeating: glyphs.rule, count: $0), .muted) }
    let gap = StyledText.spaces(TableLayout.gap)
    var result = lines(of: cells(header, widths), widths) + [rules.joined(separator: gap)]
    for (index, row) in rows.enumerated() {
      if isSpaced, index > 0 { result.append("") }
      result += lines(of: cells(row, widths), widths)
    }
    return result
  }

  /// The lines of each cell of a row.
  private func cells(_ row: [StyledText], _ widths: [Int]) -> [[StyledText]] {
    zip(row, widths).map { $0.wrapped(to: $1) }
  }

  private func height(_ cells: [[StyledText]]) -> Int {
    cells.reduce(1) { max($0, $1.count) }
  }

  private func lines(of cells: [[StyledText]], _ widths: [Int]) -> [StyledText] {
    (0..<height(cells)).map { number in
      var line = StyledText()
      var column = 0
      for (index, cell) in cells.enumerated() {
        if number < cell.count, !cell[number].isEmpty {
          let start = column + indent(of: cell[number], at: index, in: widths[index])
          line = line.padded(to: start) + cell[number]
        }
        column += widths[index] + TableLayout.gap
      }
      return line
    }
  }

  private func indent(of text: StyledText, at column: Int, in width: Int) -> Int {
    let space = max(0, width - text.columns)
    switch column < alignments.count ? alignments[column] : .none {
    case .none, .left: return 0
    case .center: return space / 2
    case .right: return space
    }
  }

  /// Each row as lines of its own, a cell behind the title of its column.
  private var records: [StyledText] {
    if rows.isEmpty { return header.flatMap { $0.isEmpty ? [] : $0.wrapped(to: room) } }
    var result: [StyledText] = []
    for row in rows {
      let lines = zip(header, row).flatMap { title, cell -> [StyledText] in
        if cell.isEmpty { return [] }
        let text = title.isEmpty ? cell : title + ": " + cell
        return text.wrapped(to: room, indent: room > 16 ? 2 : 0, firstIndent: 0)
      }
      if !lines.isEmpty, !result.isEmpty { result.append("") }
      result += lines
    }
    return result
  }
}
