import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// The key of the seals is the user's alone.
struct IndexSecretTests {
  private let folder: TemporaryDirectory
  private let state: String
  private var file: String { "\(state)/index.key" }

  init() throws {
    folder = try TemporaryDirectory()
    state = "\(folder.path)/home/state/spec"
  }

  @Test func isMadeOnceAndPrivate() throws {
    let key = try #require(IndexSecret.key(in: state))
    #expect(key.count == 32)
    #expect(Set(key).count > 8)
    #expect(IndexSecret.key(in: state) == key)
    #expect(FileStatus.permissions(of: file) == 0o600)
    #expect(FileStatus.permissions(of: state) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: state) == ["index.key"])
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o644])
  func whatOthersCanReadIsNone(_ mode: Int) throws {
    let key = IndexSecret.key(in: state)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    let new = IndexSecret.key(in: state)
    #expect(new != nil && new != key)
    #expect(FileStatus.permissions(of: file) == 0o600)
  }

  @Test func aLinkIsNone() throws {
    let key = IndexSecret.key(in: state)
    let other = "\(folder.path)/other"
    try FileManager.default.moveItem(atPath: file, toPath: other)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: other)
    let new = IndexSecret.key(in: state)
    #expect(new != nil && new != key)
    #expect(FileStatus.of(file)?.isPlainFile == true)
    // What the link led to is as it was.
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == key.map { Data($0) })
  }

  @Test(arguments: [0, 5, 31, 33])
  func aFileOfAnotherLengthIsNone(_ length: Int) throws {
    _ = IndexSecret.key(in: state)
    try Data(repeating: 1, count: length).write(to: URL(fileURLWithPath: file))
    #expect(IndexSecret.key(in: state)?.count == 32)
  }

  @Test func withoutAFolderThereIsNone() throws {
    let blocked = "\(folder.path)/file"
    try "x".write(toFile: blocked, atomically: false, encoding: .utf8)
    #expect(IndexSecret.key(in: blocked + "/spec") == nil)
  }
}
