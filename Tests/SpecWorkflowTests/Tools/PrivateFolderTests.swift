import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

struct PrivateFolderTests {
  @Test("nobody else may look into it, and it goes with all that is in it")
  func life() throws {
    let parent = try TemporaryDirectory()
    let folder = try PrivateFolder(environment: ["TMPDIR": "\(parent.path)/"])
    #expect(folder.path.hasPrefix("\(parent.path)/spec-"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    let file = try folder.write([1, 2], named: "file")
    #expect(try Files.read(file) == [1, 2])
    #expect(throws: SpecError.self) { try folder.write([], named: "file") }
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/a/b", withIntermediateDirectories: true)
    let kept = "\(parent.path)/kept"
    try Files.create(kept, [])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/link", withDestinationPath: kept)
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(FileManager.default.fileExists(atPath: kept))
  }

  @Test("it goes with its last reference")
  func lastReference() throws {
    let parent = try TemporaryDirectory()
    var folder: PrivateFolder? = try PrivateFolder(environment: ["TMPDIR": parent.path])
    let path = try #require(folder?.path)
    #expect(FileManager.default.fileExists(atPath: path))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("a parent that is not there is an error, a relative one is not used")
  func parent() throws {
    #expect(throws: SpecError.self) { try PrivateFolder(environment: ["TMPDIR": "/no/where"]) }
    let folder = try PrivateFolder(environment: ["TMPDIR": "here"])
    #expect(folder.path.hasPrefix("/tmp/spec-"))
    folder.remove()
  }
}
