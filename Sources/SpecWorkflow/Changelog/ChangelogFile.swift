/// A changelog that people keep, with the place where a section goes.
///
/// A release goes above the releases that are there, below what is unreleased; a section with the
/// same name is replaced. Every other byte stays as it is.
struct ChangelogFile {
  private let bytes: [UInt8]
  private let scan: MarkdownHeadings

  /// What a new changelog begins with.
  static let preamble = """
    # Changelog

    All notable changes to the specs of this project are documented in this file.

    The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

    """

  init(_ bytes: [UInt8]) {
    let isEmpty = bytes.allSatisfy(\.isWhiteSpace) || bytes == Self.mark
    self.bytes = isEmpty ? bytes + Array(Self.preamble.utf8) : bytes
    scan = MarkdownHeadings(self.bytes)
  }

  /// The byte order mark of UTF-8.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The changelog with a section.
  func with(_ section: ChangelogSection) -> [UInt8] {
    let end = scan.lineEnd
    let lines = section.lines.flatMap { Array($0.utf8) + end }
    if let old = scan.releases.firstIndex(where: { $0.isCalled(section.name) }) {
      let place = extent(of: old)
      return bytes[..<scan.offset(of: place.lowerBound)] + lines
        + bytes[scan.offset(of: place.upperBound)...]
    }
    let next = scan.releases.first { section.isUnreleased || !$0.isUnreleased }
    let line = next?.line ?? scan.endOfText
    let offset = scan.offset(of: line)
    var before: [UInt8] = []
    if line > 0, bytes[offset - 1] != ASCII.newline { before += end }
    if line > 0, !scan.isBlank(line - 1) { before += end }
    let after = offset < bytes.count ? end : []
    return bytes[..<offset] + before + lines + after + bytes[offset...]
  }

  /// The lines of a release without the empty ones behind it.
  private func extent(of release: Int) -> Range<Int> {
    let start = scan.releases[release].line
    var end = scan.headings.first { $0.line > start }?.line ?? scan.endOfText
    while end > start + 1, scan.isBlank(end - 1) { end -= 1 }
    return start..<max(end, start + 1)
  }
}

/// The text of one section, its heading first.
public struct ChangelogSection: Sendable {
  let name: String
  let lines: [String]

  var isUnreleased: Bool {
    name.lowercased() == "unreleased"
  }

  /// Reads the section that a template or the built-in form made.
  ///
  /// Throws `SpecError.refused` where it does not begin with its heading, or has another one: a second
  /// run would not find it again.
  public init(_ text: String) throws(SpecError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    while let line = lines.first, isBlank(line) { lines.removeFirst() }
    while let line = lines.last, isBlank(line) { lines.removeLast() }
    let headings = MarkdownHeadings(Array(lines.joined(separator: "\n").utf8)).headings
    guard let heading = headings.first, heading.line == 0, headings.count == 1,
      let name = heading.release
    else {
      throw .refused(
        Refusal(
          "--prepend takes one section that begins with its heading",
          cause: headings.count > 1
            ? "the template makes \(headings.count) headings of the first two levels"
            : "what the template makes does not begin with a heading such as ## [v2.0]",
          hint: "begin the template with {{ heading }}"))
    }
    self.name = name
    self.lines = Array(lines)
  }
}
