/// Paths by number, each kept once.
///
/// Paths are equal where their bytes are: Swift takes a composed and a decomposed letter for one,
/// git does not.
struct PathTable {
  private(set) var paths: [String] = []
  private var indices: [[UInt8]: Int32] = [:]

  var count: Int {
    paths.count
  }

  func index(of path: String) -> Int? {
    indices[Array(path.utf8)].map(Int.init)
  }

  mutating func insert(_ path: String) -> Int32 {
    let key = Array(path.utf8)
    if let index = indices[key] {
      return index
    }
    let index = Int32(paths.count)
    paths.append(path)
    indices[key] = index
    return index
  }
}
