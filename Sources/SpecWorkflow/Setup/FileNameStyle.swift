/// How a folder names its files: `SPEC-007-offline-sync.md`, `007-offline-sync.md`, `spec_7.md`.
struct FileNameStyle: Sendable, Hashable {
  /// As the files write it, without the separator; `nil` where names begin with the number.
  var prefix: String?
  /// What stands between the parts: `-` or `_`.
  var separator: Character = "-"
  /// Whether the title follows the number.
  var hasSlug = true
  /// With the dot.
  var suffix = ".md"

  /// The most frequent style of the files; `nil` where no name holds its spec's number.
  ///
  /// The files are the paths of specs with their numbers.
  init?(of files: some Sequence<(path: String, number: Int)>) {
    var counts: [FileNameStyle: Int] = [:]
    for file in files {
      if let style = FileNameStyle(file.path, number: file.number) {
        counts[style, default: 0] += 1
      }
    }
    let best = counts.max { left, right in
      left.value != right.value
        ? left.value < right.value : left.key.fileName("", "") > right.key.fileName("", "")
    }
    guard let best else {
      return nil
    }
    self = best.key
  }

  /// `SPEC-007-offline-sync.md`.
  init(prefix: String?) {
    self.prefix = prefix
  }

  private init?(_ path: String, number: Int) {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = SpecFinder.fileName(path)
    suffix = String(last.dropFirst(name.count))
    var rest = name[...]
    let letters = rest.prefix { $0.isASCII && !"-_".contains($0) }
    if letters.first?.isLetter == true {
      guard let mark = rest.dropFirst(letters.count).first, "-_".contains(mark) else {
        return nil
      }
      prefix = String(letters)
      separator = mark
      rest = rest.dropFirst(letters.count + 1)
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard Int(digits) == number else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    hasSlug = !rest.isEmpty
    if let mark = rest.first {
      guard "-_".contains(mark) else {
        return nil
      }
      separator = mark
    }
  }

  /// The name of a new file; the digits are the number as it is to be written.
  func fileName(_ digits: String, _ title: String) -> String {
    var parts = prefix.map { [$0] } ?? []
    parts.append(digits)
    if hasSlug {
      parts.append(Slug.make(from: title, separator: separator))
    }
    return parts.joined(separator: String(separator)) + suffix
  }
}
