import Testing

@testable import SpecWorkflow

struct SpecFinderTests {
  @Test(
    "the folders of a repository without configuration",
    arguments: [
      ("specs/SPEC-001-a.md", "specs"), ("specs/a.markdown", "specs"),
      ("specs/sub/deep/a.md", "specs"), ("docs/specs/a.md", "docs/specs"),
      ("doc/specs/a.md", "doc/specs"), ("specs/.hidden.md", "specs"), ("specs/a.txt", "-"),
      ("specs/a.MD", "-"), ("specs", "-"), ("specs.md", "-"), ("specs2/a.md", "-"), ("a.md", "-"),
      ("src/specs/a.md", "-"), ("docs/a.md", "-"), ("Specs/a.md", "-"), ("specs/a.md/b", "-"),
      ("specs/a.md/b.md", "specs"),
    ])
  func standard(_ path: String, _ folder: String) {
    #expect(SpecFinder(Configuration()).folder(of: path)?.path ?? "-" == folder)
  }

  @Test(
    "globs, exclusions and folders within folders",
    arguments: [
      ("packages/a/specs/x.md", "P"), ("packages/a/specs/sub/x.md", "P"),
      ("packages/specs/x.md", ""),
      ("packages/a/b/specs/x.md", ""), ("packages/a/docs/x.md", ""),
      ("docs/specs/a.md", "D"), ("docs/specs/archive/a.md", "A"),
      ("docs/specs/archive/old/a.md", "D"),
      ("docs/specs/private/a.md", ""), ("docs/specs/sub/private/a.md", "D"),
      ("docs/specs/notes.txt", ""), ("top.rfc", "T"), ("sub/top.rfc", ""),
    ])
  func configured(_ path: String, _ prefix: String) {
    let finder = SpecFinder(
      Configuration(folders: [
        SpecFolder(path: "", files: ["*.rfc"], prefix: "T"),
        SpecFolder(path: "docs/specs", excluded: ["private/**"], prefix: "D"),
        SpecFolder(path: "packages/*/specs/", prefix: "P"),
        SpecFolder(path: "docs/specs/archive", files: ["*.md"], prefix: "A"),
      ]))
    #expect(finder.folder(of: path)?.prefix ?? "" == prefix)
  }

  @Test(
    "a folder is found however its path is written",
    arguments: [
      "specs", "specs/", "./specs", "./specs/", "specs/.", "specs//", ".//specs",
    ])
  func spelling(_ path: String) {
    let finder = SpecFinder(Configuration(folders: [SpecFolder(path: path)]))
    #expect(finder.folder(of: "specs/a.md")?.path == "specs")
    #expect(finder.folder(of: "other/a.md") == nil)
  }

  @Test("the top of the repository", arguments: ["", ".", "./"])
  func top(_ path: String) {
    let finder = SpecFinder(Configuration(folders: [SpecFolder(path: path)]))
    #expect(finder.folder(of: "a.md")?.path == "")
    #expect(finder.folder(of: "deep/er/a.md")?.path == "")
    #expect(PathScope(finder).roots == [""])
  }

  @Test(arguments: [
    ("specs/TEMPLATE.md", true), ("specs/template-short.md", true),
    ("specs/spec-template.md", true),
    ("specs/spec_template.md", true), ("specs/README.md", true), ("specs/readme.markdown", true),
    ("specs/INDEX.md", true), ("specs/SPEC-000-form.md", true), ("specs/SPEC-0.md", true),
    ("specs/SPEC_000_form.md", true), ("specs/rfc-0000.md", true), ("specs/SPEC-001-a.md", false),
    ("specs/SPEC-010-a.md", false), ("specs/0000-form.md", false), ("specs/a.md", false),
    ("specs/readme-first.md", false), ("specs/SPEC-007-email-template.md", true),
    ("specs/TEMPLATE/SPEC-001-a.md", false), ("specs/SPEC--a.md", false),
  ])
  func templates(_ path: String, _ isTemplate: Bool) {
    #expect(SpecFinder(Configuration()).isTemplate(path) == isTemplate)
  }

  @Test(
    "the first source that says an ID wins, a placeholder only where none does",
    arguments: [
      ("# SPEC-007: Title", "specs/SPEC-008-x.md", "SPEC-007"),
      ("# Title", "specs/SPEC-008-x.md", "SPEC-008"),
      ("# SPEC-XXX: Title", "specs/SPEC-008-x.md", "SPEC-008"),
      ("# SPEC-XXX: Title", "specs/x.md", "SPEC-XXX"),
      ("# Title", "specs/008-x.md", "SPEC-008"), ("# Title", "specs/x.md", "-"),
      ("", "specs/x.md", "-"), ("---\nid: 9\n---\n# Title", "specs/x.md", "-"),
    ])
  func names(_ text: String, _ path: String, _ name: String) throws {
    let finder = SpecFinder(Configuration())
    let folder = try #require(finder.folder(of: path))
    let header = HeaderReader().read(Array(text.utf8))
    #expect(finder.name(of: header, at: path, in: folder).text ?? "-" == name)
  }

  @Test(
    "configured sources of an ID",
    arguments: [
      ("---\neip: 1\n---\n# SPEC-7: x", "EIP-1"), ("# EIP-7: x\n\n**EIP**: 4", "EIP-7"),
      ("# x\n\n**Number**: 0004", "EIP-0004"), ("# x", "-"),
      ("---\neip: soon\n---\n# x\n\nNumber: EIP-12", "EIP-12"),
    ])
  func sources(_ text: String, _ name: String) throws {
    let folder = SpecFolder(
      path: "EIPS", prefix: "EIP", idSources: [.frontMatter("eip"), .title, .header("number")])
    let finder = SpecFinder(Configuration(folders: [folder]))
    let header = HeaderReader().read(Array(text.utf8))
    #expect(finder.name(of: header, at: "EIPS/eip-99.md", in: folder).text ?? "-" == name)
  }

  @Test(arguments: [
    ("# SPEC-007: Offline sync", "specs/x.md", "Offline sync"),
    ("# Offline", "specs/x.md", "Offline"),
    ("# SPEC-007", "specs/x.md", "SPEC-007"), ("", "specs/SPEC-007-offline.md", "offline"),
    ("", "specs/SPEC-007.md", "SPEC-007"),
    ("---\ntitle: Front\n---\n# Body", "specs/x.md", "Front"),
    ("---\ntitle: 'SPEC-7: Front'\n---\n", "specs/x.md", "Front"), ("", "specs/a.b.md", "a.b"),
  ])
  func titles(_ text: String, _ path: String, _ title: String) throws {
    let finder = SpecFinder(Configuration())
    let folder = try #require(finder.folder(of: path))
    #expect(finder.title(of: HeaderReader().read(Array(text.utf8)), at: path, in: folder) == title)
  }

  @Test("what is read of a tree: the fewest roots, and only folders that lead to specs")
  func scope() {
    let scope = PathScope(
      SpecFinder(
        Configuration(folders: [
          SpecFolder(path: "docs/specs"), SpecFolder(path: "docs/specs/archive"),
          SpecFolder(path: "packages/*/specs"), SpecFolder(path: "docs/spec"),
        ])))
    #expect(scope.roots == ["docs/spec", "docs/specs", "packages"])
    #expect(scope.mayContain("docs"))
    #expect(scope.mayContain("docs/specs/archive/old"))
    #expect(!scope.mayContain("doc"))
    #expect(!scope.mayContain("docs/specs2"))
  }
}
