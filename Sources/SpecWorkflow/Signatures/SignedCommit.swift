/// A commit object taken apart by a strict grammar: what was signed, and the signature.
///
/// The grammar is that of git's own writing (`Documentation/gitformat-signature`), and narrower than
/// what git reads: what is left out here can hide a second signature, a second author or text that
/// only some readers see. Being stricter than git is right, for git writes nothing else.
struct SignedCommit: Sendable, Hashable {
  var tree: [UInt8]
  var parents: Int
  /// `Name <address>` and the moment, as the object has them.
  var author: Signature
  var committer: Signature
  /// The object without the lines of its signature: what is signed.
  var payload: [UInt8]
  /// The armored signature without a line end at its end.
  var armor: [UInt8]
  var format: SignatureFormat
  /// The message, bytes of the payload.
  var message: [UInt8]
  /// Whether there are headers beyond those that every commit has.
  var hasOtherHeaders: Bool

  /// Someone and a moment.
  struct Signature: Sendable, Hashable {
    var name: String
    var address: String
    /// Seconds since 1970.
    var seconds: Int64
    /// Minutes east of Greenwich.
    var offset: Int
  }

  /// Why a commit is none of these.
  enum Problem: Error, Sendable, Hashable {
    /// It has no signature at all.
    case unsigned
    /// One sentence without a full stop.
    case malformed(String)
  }

  /// The largest object that is looked at, in bytes.
  static let limit = 1 << 20
  /// The largest signature, in bytes.
  static let armorLimit = 1 << 16
  /// The most parents.
  static let mostParents = 64
}

extension SignedCommit {
  /// A commit object with a signature put where git puts it, behind the other headers.
  static func inserting(_ armor: [UInt8], into payload: [UInt8]) -> [UInt8] {
    var position = 0
    while position < payload.count, payload[position] != ASCII.newline {
      position = (payload[position...].firstIndex(of: ASCII.newline) ?? payload.count - 1) + 1
    }
    var header = Array("gpgsig ".utf8)
    for byte in armor {
      header.append(byte)
      if byte == ASCII.newline {
        header.append(ASCII.space)
      }
    }
    return payload[..<position] + header + [ASCII.newline] + payload[position...]
  }
}
