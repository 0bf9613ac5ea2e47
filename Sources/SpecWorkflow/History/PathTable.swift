/// Paths by number, each kept once, by their bytes.
struct PathTable {
  private(set) var paths: [String] = []
  private var indices: [PathKey: Int32] = [:]

  var count: Int {
    paths.count
  }

  func index(of path: String) -> Int? {
    indices[PathKey(path)].map(Int.init)
  }

  mutating func insert(_ path: String) -> Int32 {
    if let index = indices[PathKey(path)] {
      return index
    }
    let index = Int32(paths.count)
    paths.append(path)
    indices[PathKey(path)] = index
    return index
  }
}
