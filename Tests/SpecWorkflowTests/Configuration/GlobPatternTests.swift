import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Patterns for paths, held against git's own (`:(glob)` of `gitglossary(7)`).
struct GlobPatternTests {
  private static let files = [
    "a", "ab", "abc", ".a", "a.md", "b.md", "ab.md", "]", "[", "!", "^", "-", "a-b", "é.md", "A",
    "specs/a.md", "specs/b.txt", "specs/.md", "specs/sub/a.md", "specs/sub/deep/a.md",
    "specs/sub/deep/er/b.md", "packages/x/specs/a.md", "packages/y/specs/sub/b.md",
    "packages/x/y/specs/a.md", "packages/specs/a.md", "docs/specs/a.md", "e/b", "e.d/b", "eb/a/b/a",
    "e/a", "f/a/a/b", "a b/c d", "a.b.c", "x[1].md", "specs/a.md.orig", "axb/c",
  ]

  private static let patterns = [
    "*", "**", "**/*", "*.md", "**/*.md", "specs/**", "specs/*", "specs/**/*.md", "specs/*/*.md",
    "packages/*/specs/**/*.md", "packages/**/specs/*.md", "**/specs/*.md", "**/a", "e/**",
    "**/a/**", "**/a/**/b", "?", "??", "?.md", "[ab].md", "[!a].md", "[^a].md", "[a-b]*", "[]]",
    "[]a]", "[!]a]", "[^]]", "[a-]", "[-a]", "[!-]", "[--a]", "a[!x]c", "x[[]1].md", "a?b", "a*b",
    "**a", "a**", "a**b", "*a*b*", "*/**/a", "**/**/a.md", "a.*.c", "*.*",
    "specs/?md", "specs/sub/**/**", "**/deep/**/*.md", "\\*",
    "a\\b",
    "\\a", "x\\[1\\].md", "?\\.md", "[b-a]",
  ]

  @Test("patterns by hand")
  func agreesWithGit() throws {
    let repository = try Self.repository(Self.files)
    for pattern in Self.patterns {
      try Self.compare(pattern, Self.files, repository)
    }
  }

  @Test("patterns by chance", arguments: 1..<4 as Range<UInt64>)
  func random(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let letters = ["a", "b", "ab", ".a", "ba", "aab"]
    var files: Set<String> = []
    for _ in 0..<60 {
      let depth = 1 + random.next(below: 5)
      files.insert((0..<depth).map { _ in letters[random.next(below: 6)] }.joined(separator: "/"))
    }
    // A name cannot be a file and a folder.
    let paths = files.filter { path in !files.contains { $0.hasPrefix(path + "/") } }.sorted()
    let repository = try Self.repository(paths)
    let pieces = ["a", "b", "*", "**", "?", "[ab]", "[!a]", "*a", "a*", "**b", "*b*", ".a", "a*b"]
    for _ in 0..<60 {
      let depth = 1 + random.next(below: 5)
      let pattern = (0..<depth).map { _ in pieces[random.next(below: pieces.count)] }
      try Self.compare(pattern.joined(separator: "/"), paths, repository)
    }
  }

  private static func repository(_ files: [String]) throws -> TestRepository {
    let repository = try TestRepository()
    let blob = try repository.writeObject("blob", [])
    let index = files.map { "100644 \(blob)\t\($0)\0" }.joined()
    try repository.git("update-index", "-z", "--index-info", input: index)
    return repository
  }

  /// Git takes a pattern that is a folder's path for the folder too; files alone count here.
  private static func compare(
    _ pattern: String, _ files: [String], _ repository: TestRepository
  ) throws {
    let listed = try repository.git(["ls-files", "-z", "--", ":(top,glob)" + pattern]).bytes
    let expected = Set(listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    let glob = GlobPattern(pattern)
    let matched = Set(files.filter(glob.matches))
    let inFolders = expected.subtracting(matched).filter { path in
      path.indices.contains { path[$0] == "/" && glob.matches(String(path[..<$0])) }
    }
    #expect(
      matched.sorted() == expected.subtracting(inFolders).sorted(), "\(String(reflecting: pattern))"
    )
  }

  @Test("many stars take no time that grows with their number", .timeLimit(.minutes(1)))
  func hostile() {
    let folders = Array(repeating: "a", count: 60).joined(separator: "/")
    let deep = GlobPattern(String(repeating: "**/a/", count: 20) + "b")
    #expect(!deep.matches(folders))
    #expect(deep.matches(folders + "/b"))
    let wide = GlobPattern(String(repeating: "*a", count: 30) + "b")
    #expect(!wide.matches(String(repeating: "a", count: 200)))
  }

  @Test("a slash before a combining mark still separates")
  func combiningMark() {
    #expect(GlobPattern("specs/*.md").matches("specs/\u{301}a.md"))
    #expect(!GlobPattern("*.md").matches("specs/\u{301}a.md"))
    #expect(!GlobPattern("caf\u{E9}.md").matches("cafe\u{301}.md"))
  }

  @Test(arguments: [
    ("packages/*/specs", "packages"), ("specs", "specs"), ("a/b?/c", "a"), ("[ab]/c", ""),
    ("a/**/b", "a"), ("/a//b/", "a/b"), ("", ""),
  ])
  func literalFolder(_ pattern: String, _ folder: String) {
    #expect(GlobPattern.literalFolder(of: pattern) == folder)
  }
}
