internal import Crypto
private import Synchronization

/// The SSH signatures that were found to hold, by digests of all that was looked at.
///
/// Whether a signature holds over bytes follows from these bytes alone, for ever; whose key it is and
/// what it may decide is asked anew each time. Only what holds is kept: a digest that is not there,
/// for whatever reason, costs another look, and one that was damaged is nobody's.
final class SignatureProofs: Sendable {
  private let file: ProofFile?
  private let state: Mutex<State>

  private struct State {
    var known: Set<Proof>
    /// Those that are not in the file yet.
    var new: [Proof] = []
  }

  /// SHA-256 over a signature in its armor, which names the key, and what it is over.
  struct Proof: Hashable {
    /// 32 bytes.
    let bytes: [UInt8]

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    init(_ armor: [UInt8], over payload: [UInt8]) {
      var text = FactWriter()
      text.append(column: Array("spec ssh signature 1".utf8))
      text.append(column: armor)
      text.append(column: payload)
      bytes = Array(SHA256.hash(data: text.bytes))
    }
  }

  /// Begins with what a file holds; `nil` keeps them for this run alone.
  init(_ file: ProofFile? = nil) {
    self.file = file
    state = Mutex(State(known: file?.read() ?? []))
  }

  /// Why a signature does not hold over a payload; `nil` where it does.
  ///
  /// `armor`: what the signature was read from.
  func flaw(of signature: SSHSignature, _ armor: [UInt8], over payload: [UInt8]) -> String? {
    let proof = Proof(armor, over: payload)
    if state.withLock({ $0.known.contains(proof) }) {
      return nil
    }
    if let flaw = signature.flaw(over: payload) {
      return flaw
    }
    state.withLock { state in
      if state.known.insert(proof).inserted {
        state.new.append(proof)
      }
    }
    return nil
  }

  /// Writes down what has come to be known.
  func save() {
    let new = state.withLock { state in
      defer { state.new = [] }
      return state.new
    }
    if !new.isEmpty {
      file?.append(new)
    }
  }
}
