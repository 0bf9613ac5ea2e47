/// A path to look things up by.
///
/// Paths are bytes, as in git: two names that Unicode holds equal, such as `é` in one character and
/// in two, are two files. Swift's strings are equal then, and so would be the keys.
struct PathKey: Hashable {
  var path: String

  init(_ path: String) {
    self.path = path
  }

  static func == (left: PathKey, right: PathKey) -> Bool {
    left.path.isSamePath(as: right.path)
  }

  func hash(into hasher: inout Hasher) {
    var path = path
    path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Whether two paths are one file: whether their bytes are equal.
  func isSamePath(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
