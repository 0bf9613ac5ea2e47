import SpecWorkflow

/// An audit as comma-separated values (RFC 4180), for a spreadsheet.
enum AuditCSV {
  static let columns = [
    "date", "commit", "author", "address", "spec", "kind", "item", "change", "from", "to", "status",
    "under", "approvedBy", "approval", "remark",
  ]

  /// Every row, the names of the columns first.
  static func text(_ report: AuditReport) -> String {
    var text = row(columns)
    for entry in report.entries { text += row(cells(of: entry)) }
    return text
  }

  private static func cells(of entry: AuditEntry) -> [String] {
    [
      entry.date?.rfc3339 ?? "", entry.commit.hex, entry.author?.name ?? "",
      entry.author?.email ?? "",
      entry.spec,
      entry.kind.word, entry.title, entry.change, entry.old?.words ?? "", entry.new?.words ?? "",
      entry.status ?? "", entry.under, entry.coverage.people.joined(separator: ", "),
      entry.coverage.commit?.hex ?? "", entry.transition?.remark ?? "",
    ]
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A cell that no spreadsheet takes for a formula.
  ///
  /// The characters that begin one are those of OWASP's "CSV Injection"; an apostrophe in front makes
  /// text of it.
  private static func cell(_ words: String) -> String {
    var text = StyledText.block(words).plain
    if let first = text.first(where: { !$0.isWhitespace }), "=+-@＝＋－＠|%".contains(first) {
      text = "'" + text
    }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
