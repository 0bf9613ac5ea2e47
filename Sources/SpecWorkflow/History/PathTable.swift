/// Paths by number, each kept once.
///
/// Paths are bytes, as in git: two names that Unicode holds equal, such as `é` in one character and
/// in two, are two files.
struct PathTable {
  private(set) var paths: [String] = []
  private var indices: [Key: Int32] = [:]

  var count: Int {
    paths.count
  }

  func index(of path: String) -> Int? {
    indices[Key(path: path)].map(Int.init)
  }

  mutating func insert(_ path: String) -> Int32 {
    if let index = indices[Key(path: path)] {
      return index
    }
    let index = Int32(paths.count)
    paths.append(path)
    indices[Key(path: path)] = index
    return index
  }

  private struct Key: Hashable {
    var path: String

    static func == (left: Key, right: Key) -> Bool {
      left.path.utf8.elementsEqual(right.path.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var path = path
      path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
