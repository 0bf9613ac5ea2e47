internal import Crypto
internal import FoundationEssentials

/// Tells what this user's own runs have kept from everything else.
///
/// An index lies in the git directory, and that may come from somebody else: in an archive, on a
/// shared disk. What it holds counts only with a tag (AES-GMAC) by a key that lies with the user, so
/// that what was damaged, forged or put in the place of something else is as good as absent.
struct FactSeal: Sendable {
  private let key: SymmetricKey

  init(key: [UInt8]) {
    self.key = SymmetricKey(data: key)
  }

  /// What a piece of a fact is sealed as: nothing else can stand for it.
  struct Piece {
    var fact: FactKey
    /// Random bytes that the pieces of one writing have in common.
    var salt: [UInt8]
    var number: Int
  }

  /// The seal of a piece's bytes, a nonce of 12 and a tag of 16; `nil` where there is no randomness
  /// to be had.
  func seal(of body: some DataProtocol, as piece: Piece) -> Data? {
    do {
      let box = try AES.GCM.seal(Data(), using: key(of: piece), authenticating: body)
      return Data(box.nonce) + box.tag
    } catch {
      return nil
    }
  }

  /// Whether a seal is that of these bytes as this piece.
  func isGood(_ seal: Data, of body: some DataProtocol, as piece: Piece) -> Bool {
    do {
      let box = try AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: seal.prefix(12)), ciphertext: Data(), tag: seal.dropFirst(12))
      return try AES.GCM.open(box, using: key(of: piece), authenticating: body).isEmpty
    } catch {
      return false
    }
  }

  private func key(of piece: Piece) -> SymmetricKey {
    var info = FactWriter()
    info.append(column: piece.fact.digest)
    info.append(Int64(piece.number))
    return HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: piece.salt, info: info.bytes, outputByteCount: 32)
  }
}
