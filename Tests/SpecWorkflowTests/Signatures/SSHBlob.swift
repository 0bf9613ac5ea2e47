@testable import SpecWorkflow

/// The fields of a signature's blob, to be put together again with one of them changed.
struct SSHBlob {
  var version: UInt8 = 1
  var key: [UInt8]
  var namespace: [UInt8]
  var reserved: [UInt8]
  var digest: [UInt8]
  var signature: [UInt8]

  /// Takes a blob that is whole.
  init(_ blob: [UInt8]) {
    var strings = Self.strings(Array(blob.dropFirst(10)))
    signature = strings.removeLast()
    (key, namespace, reserved, digest) = (strings[0], strings[1], strings[2], strings[3])
  }

  var bytes: [UInt8] {
    Array("SSHSIG".utf8) + [0, 0, 0, version]
      + Self.join([key, namespace, reserved, digest, signature])
  }

  /// The strings one after another; what is none at the end is left out.
  static func strings(_ bytes: [UInt8]) -> [[UInt8]] {
    var rest = bytes[...]
    var strings: [[UInt8]] = []
    while rest.count >= 4 {
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard count <= rest.count - 4 else {
        break
      }
      strings.append(Array(rest.dropFirst(4).prefix(count)))
      rest = rest.dropFirst(4 + count)
    }
    return strings
  }

  static func join(_ strings: [[UInt8]]) -> [UInt8] {
    strings.flatMap { SSHWireReader.encode($0) }
  }
}
