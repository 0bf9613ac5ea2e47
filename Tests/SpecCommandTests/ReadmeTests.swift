import Foundation
import SpecTestSupport
import Testing

/// Runs the examples of `README.md`.
///
/// A fenced block of the language `console` is one session in the demo's repository: lines that
/// begin with `$ ` are run, and what stands below each is its whole output, standard error included.
/// A line `…` stands for any number of lines, a `…` at a line's end for the rest of it. The examples are what a person sees: they run on a
/// terminal of 80 columns without colour, on 2026-11-01, some days after the demo's last commit.
struct ReadmeTests {
  private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static let readme: String? = FileManager.default.contents(atPath: "\(top)/README.md")
    .map { String(decoding: $0, as: UTF8.self) }

  @Test(.enabled(if: readme != nil, "there is no README.md"))
  func everyExampleIsTrue() throws {
    let examples = Self.examples(in: Self.readme ?? "")
    guard !examples.isEmpty else { return }
    let place = try TestRepository.plainFolder()
    let made = try place.run("sh", ["\(Self.top)/Scripts/demo-repository", "tidewater"])
    try #require(made.status == 0, "\(made.errors)")
    let bin = try place.temporary.folder("bin")
    for name in ["spec", "git-spec"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(bin)/\(name)", withDestinationPath: try SpecTool.path)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(place.hermetic.home)/spec", withDestinationPath: Self.top)
    let environment = [
      "GIT_AUTHOR_DATE": "2026-11-01T09:00:00Z", "GIT_COMMITTER_DATE": "2026-11-01T09:00:00Z",
      "PATH": "\(bin):\(place.environment["PATH"] ?? "")", "LC_ALL": "C.UTF-8",
      "SPEC_PAGER": "cat", "TERM": "xterm", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1793534400",
    ]
    for example in examples {
      let output = try Tool.runOnTerminal(
        "sh", ["-c", "{ \(example.command)\n} 2>&1"],
        environment: place.environment.merging(environment) { $1 },
        directory: place.absolute("tidewater"))
      let actual = output.text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast(output.text.hasSuffix("\n") || output.text.isEmpty ? 1 : 0).map(String.init)
      #expect(
        Self.matches(actual[...], example.output[...]),
        "line \(example.line): $ \(example.command)\n\(output.text)")
    }
  }

  /// The lines of shell that check an approval without the program, on one that the program made.
  @Test(.enabled(if: readme != nil, "there is no README.md"))
  func theRecipeWithoutTheProgramHolds() throws {
    let lines = try #require(Self.readme).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("commit=$(git rev-list") })
    let recipe = lines[start...].prefix { $0 != "```" }.joined(separator: "\n")
    let place = try TestRepository.plainFolder()
    for script in ["demo-repository", "demo-approvals"] {
      let made = try place.run("sh", ["\(Self.top)/Scripts/\(script)", "tidewater"])
      try #require(made.status == 0, "\(made.errors)")
    }
    let ada = ["GIT_CONFIG_GLOBAL": ".git/ada"]
    for command in [["submit", "SPEC-006"], ["approve", "SPEC-006", "--yes"]] {
      let made = try SpecTool.run(
        command, environment: place.environment.merging(ada) { $1 },
        directory: place.absolute("tidewater"))
      try #require(made.status == 0, "\(made.errors)")
    }
    let output = try place.run("sh", ["-e", "-c", recipe], in: "tidewater")
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.lines.count == 3, "\(output.text)")
    #expect(output.lines.first?.hasPrefix("sha256:") == true)
    #expect(output.lines.first == output.lines.dropFirst().first)
    #expect(
      output.lines.last?.hasPrefix("Good \"git\" signature for ada@tidewater.example") == true)
  }

  struct Example: Equatable {
    /// Of the command in the document.
    var line: Int
    var command: String
    var output: [String]
  }

  /// The commands of the `console` blocks and what stands below each.
  static func examples(in text: String) -> [Example] {
    var examples: [Example] = []
    var isInside = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        isInside = !isInside && line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(line: index + 1, command: String(line.dropFirst(2)), output: []))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    // An empty line before the next command belongs to the page.
    return examples.map { example in
      var example = example
      while example.output.last?.isEmpty == true {
        example.output.removeLast()
      }
      return example
    }
  }

  /// Whether lines are as expected, where `…` is any number of them; trailing space does not count.
  static func matches(_ actual: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else {
      return actual.allSatisfy(\.isEmpty)
    }
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (actual.startIndex...actual.endIndex).contains {
        matches(actual[$0...], expected.dropFirst())
      }
    }
    guard let line = actual.first else { return false }
    func trimmed(_ text: String) -> String {
      String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
    let wanted = trimmed(first)
    let parts = wanted.split(separator: "…", omittingEmptySubsequences: false)
    let isSame =
      trimmed(line) == wanted
      || (parts.count == 2 && line.hasPrefix(parts[0]) && line.hasSuffix(parts[1]))
    return isSame && matches(actual.dropFirst(), expected.dropFirst())
  }

  @Test func examplesAreFound() {
    let text = """
      Text with `$ no command`.

      ```console
      $ spec list
      SPEC-001
      …

      $ spec status
      ```
      ```sh
      $ not run
      ```
      """
    #expect(
      Self.examples(in: text) == [
        Example(line: 4, command: "spec list", output: ["SPEC-001", "…"]),
        Example(line: 8, command: "spec status", output: []),
      ])
  }

  @Test func anEllipsisIsAnyLines() {
    #expect(Self.matches(["a", "b", "c"], ["a", "…", "c"]))
    #expect(Self.matches(["a", "c"], ["a", "…", "c"]))
    #expect(Self.matches(["a ", "b"], ["a", "…"]))
    #expect(!Self.matches(["a", "b"], ["a"]))
    #expect(!Self.matches(["a"], ["a", "b"]))
    #expect(!Self.matches(["a", "b", "d"], ["a", "…", "c"]))
  }
}
