import SpecTestSupport

@testable import SpecWorkflow

/// Makes signatures that are damaged in one of many ways from some that are whole.
struct SSHDamage {
  private var blobs: [[UInt8]] = []
  private var random: SplitMix

  struct Sample {
    var what: String
    var blob: [UInt8]
    var payload: [UInt8]
    /// Whether OpenSSH may take what is refused here.
    var isStricterHere = false
  }

  init(seed: UInt64) {
    random = SplitMix(state: seed)
  }

  mutating func add(_ armor: [UInt8]) throws {
    blobs.append(try SSHSignature.dearmor(armor))
  }

  /// The next one by chance, or the one of a number as it is.
  mutating func next(_ payload: [UInt8], whole: Int?) -> Sample {
    var sample = Sample(what: "whole", blob: blobs[0], payload: payload)
    if let whole {
      sample.blob = blobs[whole]
      return sample
    }
    sample.blob = blobs[random.next(below: 2)]
    var fields = SSHBlob(sample.blob)
    let kind = random.next(below: 13)
    switch kind {
    case 0:
      sample.what = "a bit of the blob"
      // Version and reserved field are read more strictly here.
      let place = random.next(below: sample.blob.count)
      sample.blob[place] ^= 1 << UInt8(random.next(below: 8))
      sample.isStricterHere = (6..<10).contains(place)
    case 1:
      sample.what = "a bit of the content"
      sample.payload[random.next(below: payload.count)] ^= 1 << UInt8(random.next(below: 8))
    case 2:
      sample.what = "cut off"
      sample.blob.removeLast(1 + random.next(below: 8))
    case 3:
      sample.what = "bytes behind"
      sample.blob += [UInt8(random.next(below: 256))]
    case 4:
      sample.what = "another digest's name"
      fields.digest = Array(["sha256", "sha512", "sha1", "SHA512", ""][random.next(below: 5)].utf8)
      sample.blob = fields.bytes
    case 5:
      sample.what = "another key"
      fields.key = SSHBlob(blobs[2]).key
      sample.blob = fields.bytes
    case 6:
      sample.what = "another algorithm"
      var parts = SSHBlob.strings(fields.signature)
      let names = [
        "ssh-ed25519", "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512", "ecdsa-sha2-nistp256",
        "ecdsa-sha2-nistp384", "ssh-dss", "",
      ]
      parts[0] = Array(names[random.next(below: names.count)].utf8)
      fields.signature = SSHBlob.join(parts)
      sample.blob = fields.bytes
    case 7:
      sample.what = "another namespace"
      fields.namespace = Array(["file", "git ", "", "git\0"][random.next(below: 4)].utf8)
      sample.blob = fields.bytes
      sample.isStricterHere = fields.namespace.last == 0
    case 8:
      sample.what = "reserved"
      fields.reserved = [1]
      sample.blob = fields.bytes
      sample.isStricterHere = true
    default:
      change(&fields, &sample)
      sample.blob = fields.bytes
    }
    return sample
  }

  /// The numbers within the signature.
  private mutating func change(_ fields: inout SSHBlob, _ sample: inout Sample) {
    var parts = SSHBlob.strings(fields.signature)
    let isECDSA = parts[0].starts(with: Array("ecdsa".utf8))
    var numbers = isECDSA ? SSHBlob.strings(parts[1]) : [parts[1]]
    let which = random.next(below: numbers.count)
    switch random.next(below: 8) {
    case 0:
      sample.what = "a zero in front"
      numbers[which].insert(0, at: 0)
      sample.isStricterHere = true
    case 1:
      sample.what = "a number without its first byte"
      numbers[which].removeFirst()
    case 2:
      sample.what = "a negative number"
      numbers[which].insert(0x80, at: 0)
    case 3:
      sample.what = "swapped numbers"
      numbers.reverse()
    case 4:
      sample.what = "a number of zero"
      numbers[which] = random.next(below: 2) == 0 ? [] : [0]
    case 5:
      sample.what = "a third number"
      numbers.append([1])
    case 6:
      sample.what = "a number cut off"
      numbers[which].removeLast()
    default:
      sample.what = "bytes behind the signature"
      parts.append([])
    }
    parts[1] = isECDSA ? SSHBlob.join(numbers) : Array(numbers.joined())
    fields.signature = SSHBlob.join(parts)
  }
}
