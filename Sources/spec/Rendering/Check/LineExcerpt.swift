/// A line of a document in which something is marked, cut to a width around the mark.
struct LineExcerpt {
  /// Tabs are spaces, and what would steer a terminal is shown as it is written in code.
  var text: String
  /// The columns of the terminal before the mark.
  var start: Int
  /// The columns of the mark.
  var length: Int

  /// `from` and `to` count bytes, 1 for the first; `to` is the last one, `nil` for the end of line.
  init(_ line: String, from: Int, to: Int?, width: Int) {
    let bytes = Array(line.utf8)
    let first = min(max(from - 1, 0), bytes.count)
    let last = min(max(to ?? bytes.count, first), bytes.count)
    func shown(_ range: Range<Int>) -> String {
      Escaping.line(String(decoding: bytes[range].map { $0 == 9 ? 32 : $0 }, as: UTF8.self))
    }
    var before = shown(0..<first)
    let marked = shown(first..<last)
    var after = shown(last..<bytes.count)
    // What is marked is always seen; a third of the line may stand before it.
    if DisplayWidth.columns(of: before) + DisplayWidth.columns(of: marked) > width {
      let room = max(0, min(width / 3, width - DisplayWidth.columns(of: marked) - 1))
      while DisplayWidth.columns(of: before) > room { before.removeFirst() }
      before = "…" + before
    }
    start = DisplayWidth.columns(of: before)
    var cut = marked
    while start + DisplayWidth.columns(of: cut) > width, !cut.isEmpty { cut.removeLast() }
    length = DisplayWidth.columns(of: cut)
    while start + length + DisplayWidth.columns(of: after) > width, !after.isEmpty {
      after.removeLast()
    }
    text = before + cut + after
  }
}
