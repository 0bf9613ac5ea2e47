import Foundation
import SpecTestSupport
import Testing

@testable import SpecWorkflow

/// Holds the check in this process against `ssh-keygen`, on damage by chance.
struct SSHDifferentialTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["SPEC_TESTS"] == "long" ? 1_000 : 60

  @Test("what holds here holds for ssh-keygen, and the other way round", arguments: 0..<6)
  func agreement(_ kind: Int) throws {
    let samples = try SSHSamples()
    let keys = try samples.keys()
    let key = keys[kind]
    let payload = Array("tree 0123\nauthor Ada <ada@x> 1 +0000\n\nApprove\n".utf8)
    var damage = SSHDamage(seed: UInt64(kind))
    for digest in ["sha256", "sha512"] {
      try damage.add(
        samples.sign(payload, with: key, options: ["-Ohashalg=\(digest)"]))
    }
    try damage.add(samples.sign(payload, with: keys[(kind + 1) % keys.count]))
    try damage.add(samples.sign(payload, with: key, namespace: "file"))
    var valid = 0
    for round in 0..<Self.rounds {
      let sample = damage.next(payload, whole: round < 4 ? round : nil)
      let here = isValid(sample.blob, over: sample.payload)
      let there = try samples.isValid(SSHSamples.armor(sample.blob), over: sample.payload)
      valid += here ? 1 : 0
      // Several spellings of one number, a reserved field that is not empty, names that end in NUL
      // and an old version are refused here.
      #expect(
        here == there || (!here && sample.isStricterHere),
        "seed \(kind), round \(round): \(sample.what), here \(here), ssh-keygen \(there)")
    }
    #expect(valid > 2)
  }

  private func isValid(_ blob: [UInt8], over payload: [UInt8]) -> Bool {
    guard let signature = try? SSHSignature(blob: blob), signature.namespace == "git" else {
      return false
    }
    return signature.flaw(over: payload) == nil
  }
}
