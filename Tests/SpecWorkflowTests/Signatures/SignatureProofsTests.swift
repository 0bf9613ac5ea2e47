import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// What is remembered of signatures makes none of them good.
struct SignatureProofsTests {
  private let samples: SSHSamples
  private let folder: String
  private let payload = Array("tree 1234\n\nApprove\n".utf8)
  private let keys: [SSHKey]
  private var key: SSHKey { keys[0] }

  init() throws {
    samples = try SSHSamples()
    folder = samples.folder.absolute("state/spec")
    keys = try samples.keys()
  }

  private var file: ProofFile { ProofFile(folder: folder) }

  private func flaw(
    _ armor: [UInt8], over payload: [UInt8], _ proofs: SignatureProofs
  ) throws -> String? {
    proofs.flaw(of: try SSHSignature(armor: armor), armor, over: payload)
  }

  /// A file that knows one signature.
  private func remember() throws -> [UInt8] {
    let armor = try samples.sign(payload, with: key)
    let proofs = SignatureProofs(file)
    #expect(try flaw(armor, over: payload, proofs) == nil)
    proofs.save()
    return armor
  }

  @Test func whatHoldsIsRememberedPrivately() throws {
    let armor = try remember()
    #expect(file.read() == [SignatureProofs.Proof(armor, over: payload)])
    #expect(FileStatus.permissions(of: file.path) == 0o600)
    #expect(FileStatus.permissions(of: folder) == 0o700)
    // Nothing is written twice.
    let proofs = SignatureProofs(file)
    #expect(try flaw(armor, over: payload, proofs) == nil)
    proofs.save()
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).count == 32)
  }

  @Test func whatDoesNotHoldIsNot() throws {
    let armor = try samples.sign(payload, with: key)
    let proofs = SignatureProofs(file)
    #expect(try flaw(armor, over: payload + [1], proofs) != nil)
    proofs.save()
    #expect(file.read().isEmpty)
    #expect(FileStatus.of(file.path) == nil)
  }

  @Test func anotherPayloadKeyOrSignatureIsAnotherQuestion() throws {
    let armor = try remember()
    let proofs = SignatureProofs(file)
    #expect(try flaw(armor, over: Array(payload.dropLast()), proofs) != nil)
    #expect(try flaw(armor, over: payload + [0], proofs) != nil)
    let other = try samples.sign(payload + [7], with: keys[1])
    #expect(try flaw(other, over: payload, proofs) != nil)
    // Where one ends and the other begins is part of what is remembered.
    let proof = SignatureProofs.Proof([1, 2], over: [3])
    #expect(proof != SignatureProofs.Proof([1], over: [2, 3]))
  }

  @Test(arguments: [0o640, 0o604, 0o620, 0o602])
  func aFileThatOthersReachDoesNotCount(_ mode: Int) throws {
    _ = try remember()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    #expect(file.read().isEmpty)
    let armor = try remember()
    #expect(file.read() == [SignatureProofs.Proof(armor, over: payload)])
    #expect(FileStatus.permissions(of: file.path) == 0o600)
  }

  @Test func aLinkDoesNotCount() throws {
    _ = try remember()
    let other = samples.folder.absolute("other")
    try FileManager.default.moveItem(atPath: file.path, toPath: other)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: other)
    #expect(file.read().isEmpty)
  }

  @Test(arguments: [0, 1, 31, 33, 63])
  func aTornFileIsBegunAnew(_ length: Int) throws {
    let armor = try remember()
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
    try (whole + whole).prefix(length).write(to: URL(fileURLWithPath: file.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    let kept = file.read()
    #expect(kept.isSubset(of: [SignatureProofs.Proof(armor, over: payload)]))
    file.append([SignatureProofs.Proof(armor, over: [9])])
    #expect(file.read().contains(SignatureProofs.Proof(armor, over: [9])))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).count % 32 == 0)
  }

  @Test func manyRunsWriteAtOnce() async {
    let file = file
    await withTaskGroup(of: Void.self) { group in
      for run in 0..<8 {
        group.addTask {
          for number in 0..<50 {
            file.append([SignatureProofs.Proof([UInt8(run)], over: [UInt8(number)])])
          }
        }
      }
    }
    // Two that begin the file at once may cost one of them its first words, and no more.
    #expect(file.read().count >= 8 * 50 - 8)
  }

  @Test func aFolderThatCannotBeMadeRemembersNothing() throws {
    try samples.folder.write("blocked", "x")
    let blocked = ProofFile(folder: samples.folder.absolute("blocked/spec"))
    blocked.append([SignatureProofs.Proof([1], over: [2])])
    #expect(blocked.read().isEmpty)
  }
}
