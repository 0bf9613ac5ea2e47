/// What an entry of a tree is.
public struct FileMode: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// What git takes the mode of a tree's entry for, whatever its other bits are.
  ///
  /// The C counterpart is git's `canon_mode`: the bits of the type decide, of the permissions only
  /// the owner's right to execute counts, and what is neither folder, file nor link is a submodule.
  public init(canonical mode: UInt32) {
    switch mode & Self.typeBits {
    case Self.tree.rawValue: self = .tree
    case Self.fileType: self = mode & 0o100 == 0 ? .file : .executable
    case Self.symbolicLink.rawValue: self = .symbolicLink
    default: self = .submodule
    }
  }

  public static var tree: FileMode { FileMode(rawValue: 0o040000) }
  public static var file: FileMode { FileMode(rawValue: 0o100644) }
  public static var executable: FileMode { FileMode(rawValue: 0o100755) }
  public static var symbolicLink: FileMode { FileMode(rawValue: 0o120000) }
  public static var submodule: FileMode { FileMode(rawValue: 0o160000) }

  private static let typeBits: UInt32 = 0o170000
  private static let fileType: UInt32 = 0o100000

  /// Whether the entry is a file with content of its own.
  public var isFile: Bool {
    rawValue & Self.typeBits == Self.fileType
  }
}
