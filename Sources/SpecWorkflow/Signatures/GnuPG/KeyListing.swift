/// The keys of a listing with colons.
///
/// Format: "Format of the colon listings" in GnuPG's `doc/DETAILS`; fields are counted from 1
/// there, from 0 here.
struct KeyListing {
  /// A primary key, a subkey or a certificate.
  struct Key: Sendable, Hashable {
    var fingerprint: String = ""
    /// Further fingerprints of the same certificate.
    var otherFingerprints: [String] = []
    /// In bits.
    var length: Int
    /// The number of the algorithm, of RFC 4880, section 9.1.
    var algorithm: Int
    /// Seconds since 1970 (OpenPGP only).
    var created: Int64?
    /// Seconds since 1970; `nil` for never (OpenPGP only).
    var expires: Int64?

    /// Whether the key is short enough to be computed from its public half: RSA, ElGamal and DSA
    /// below 2048 bits.
    var isWeak: Bool {
      [1, 2, 3, 16, 17, 20].contains(algorithm) && length < 2_048
    }
  }

  /// A primary key with what is bound to it.
  struct Entry: Sendable, Hashable {
    var primary: Key
    var subkeys: [Key] = []
    var userIDs: [String] = []

    /// The primary key or subkey with a fingerprint.
    func key(_ fingerprint: String) -> Key? {
      ([primary] + subkeys).first { $0.fingerprint == fingerprint }
    }
  }

  var entries: [Entry] = []

  init(_ output: [UInt8]) {
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let fields = String(decoding: line, as: UTF8.self)
        .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 9 else {
        continue
      }
      switch fields[0] {
      case "pub", "crt", "crs": entries.append(Entry(primary: Self.key(fields)))
      case "sub": withLast { $0.subkeys.append(Self.key(fields)) }
      case "fpr": withLast { Self.name(&$0, fields[9].uppercased()) }
      case "fp2": withLast { $0.primary.otherFingerprints.append(fields[9].uppercased()) }
      case "uid": withLast { $0.userIDs.append(Self.unescaped(fields[9])) }
      default: continue
      }
    }
  }

  private mutating func withLast(_ change: (inout Entry) -> Void) {
    if !entries.isEmpty {
      change(&entries[entries.count - 1])
    }
  }

  /// A fingerprint stands below the key whose it is.
  private static func name(_ entry: inout Entry, _ fingerprint: String) {
    if entry.subkeys.isEmpty {
      entry.primary.fingerprint = fingerprint
    } else {
      entry.subkeys[entry.subkeys.count - 1].fingerprint = fingerprint
    }
  }

  private static func key(_ fields: [String]) -> Key {
    Key(
      length: Int(fields[2]) ?? 0, algorithm: Int(fields[3]) ?? 0, created: Int64(fields[5]),
      expires: Int64(fields[6]))
  }

  /// Text in which `\x3a` stands for a colon, as in C.
  private static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
