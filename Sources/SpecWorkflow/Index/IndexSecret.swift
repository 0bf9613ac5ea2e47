internal import Crypto

#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// The user's key of seals: 32 random bytes in a file that nobody else can read.
enum IndexSecret {
  private static let byteCount = 32
  private static let name = "index.key"

  /// The key in a folder of the user's, made there where there is none; `nil` where it cannot be had.
  ///
  /// A file that others can read or write, that another user owns, or that is a link is no secret;
  /// a new one takes its place.
  static func key(in folder: String) -> [UInt8]? {
    let path = folder + "/" + name
    if let key = read(path) {
      return key
    }
    guard OwnFile.makeFolder(folder) else {
      return nil
    }
    // Under a name of its own first: whoever comes at the same time, or after a kill, finds a whole
    // key or none.
    let own = "\(path).\(getpid())"
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    unlink(own)
    guard write(key, to: own), rename(own, path) == 0 else {
      unlink(own)
      return nil
    }
    return read(path)
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = OwnFile.open(path, O_RDONLY) else {
      return nil
    }
    defer { close(file) }
    guard OwnFile.size(file) == byteCount else {
      return nil
    }
    var key = [UInt8](repeating: 0, count: byteCount)
    return pread(file, &key, byteCount, 0) == byteCount ? key : nil
  }

  private static func write(_ key: [UInt8], to path: String) -> Bool {
    guard let file = OwnFile.create(path, O_WRONLY) else {
      return false
    }
    defer { close(file) }
    return pwrite(file, key, key.count, 0) == key.count
  }
}
