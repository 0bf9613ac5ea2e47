#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// The file of a user's own in which proofs are kept from run to run: digests of 32 bytes each.
///
/// Whoever can write there can have any signature pass for a good one, so it counts only where it is
/// a plain file of the user's that nobody else can write or read.
struct ProofFile: Sendable {
  /// The folder of the user's own files.
  let folder: String

  private static let recordSize = 32
  /// Some 2 MiB; what is over is begun anew.
  private static let mostRecords = 65_536

  var path: String {
    folder + "/signatures"
  }

  /// What the file holds; nothing where it does not count.
  func read() -> Set<SignatureProofs.Proof> {
    guard let file = OwnFile.open(path, O_RDONLY) else {
      return []
    }
    defer { close(file) }
    guard let size = OwnFile.size(file) else {
      return []
    }
    var bytes = [UInt8](repeating: 0, count: min(size, Self.mostRecords * Self.recordSize))
    let count = max(0, pread(file, &bytes, bytes.count, 0))
    var proofs: Set<SignatureProofs.Proof> = []
    proofs.reserveCapacity(count / Self.recordSize)
    for start in stride(from: 0, to: count - Self.recordSize + 1, by: Self.recordSize) {
      proofs.insert(SignatureProofs.Proof(bytes: Array(bytes[start..<start + Self.recordSize])))
    }
    return proofs
  }

  /// Adds proofs; a file that does not count, is torn or has grown too large is begun anew.
  func append(_ proofs: [SignatureProofs.Proof]) {
    let bytes = proofs.suffix(Self.mostRecords).flatMap(\.bytes)
    if let file = OwnFile.open(path, O_WRONLY | O_APPEND) {
      let size = OwnFile.size(file)
      if let size, size % Self.recordSize == 0,
        size + bytes.count <= Self.mostRecords * Self.recordSize
      {
        write(bytes, to: file)
        return
      }
      close(file)
      unlink(path)
    }
    if OwnFile.makeFolder(folder), let file = OwnFile.create(path, O_WRONLY | O_APPEND) {
      write(bytes, to: file)
    }
  }

  /// One call, so that what several runs write at once stands one behind the other.
  private func write(_ bytes: [UInt8], to file: Int32) {
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { put(file, $0) }
      guard count > 0 else {
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  private func put(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
    Darwin.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    Musl.write(file, bytes.baseAddress, bytes.count)
    #else
    Glibc.write(file, bytes.baseAddress, bytes.count)
    #endif
  }
}
