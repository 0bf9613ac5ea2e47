/// Paths by number, each kept once.
struct PathTable {
  private(set) var paths: [String] = []
  private var indices: [String: Int32] = [:]

  var count: Int {
    paths.count
  }

  func index(of path: String) -> Int? {
    indices[path].map(Int.init)
  }

  mutating func insert(_ path: String) -> Int32 {
    if let index = indices[path] {
      return index
    }
    let index = Int32(paths.count)
    paths.append(path)
    indices[path] = index
    return index
  }
}
