import Foundation

/// Expected output in files of the folder `Golden` beside the test.
public enum Golden {
  /// What makes a comparison fail.
  public struct Mismatch: Error, CustomStringConvertible {
    public var file: String
    public var reason: String

    public var description: String {
      "\(file): \(reason)"
    }
  }

  /// Compares text with a golden file.
  ///
  /// A missing file, or `RECORD_GOLDEN=1` in the environment, writes it and fails all the same, so
  /// that no run both records and passes.
  ///
  /// The name may have folders below `Golden`. `replacing` holds texts of this run alone, such as
  /// paths and ids, and what stands for them. Throws `Mismatch`.
  public static func check(
    _ text: String, _ name: String, replacing: [(String, String)] = [],
    test: String = #filePath
  ) throws {
    let actual = replacing.reduce(text) { text, pair in
      text.replacingOccurrences(of: pair.0, with: pair.1)
    }
    let file = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    guard !isRecording, let data = FileManager.default.contents(atPath: file.path) else {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      throw Mismatch(file: file.path, reason: "recorded; look at it and run the test again")
    }
    let expected = String(decoding: data, as: UTF8.self)
    if Array(actual.utf8) != Array(expected.utf8) {
      throw Mismatch(file: file.path, reason: difference(expected, actual))
    }
  }

  private static func difference(_ expected: String, _ actual: String) -> String {
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(expectedLines, actualLines).prefix { $0.0.utf8.elementsEqual($0.1.utf8) }.count
    func line(_ lines: [Substring]) -> String {
      same < lines.count ? String(reflecting: String(lines[same])) : "(end)"
    }
    return """
      differs from line \(same + 1):
        expected \(line(expectedLines))
        actual   \(line(actualLines))
      whole output:
      \(actual)
      """
  }
}
