/// A pointer of libgit2 that is freed once, when its owner goes.
struct OwnedPointer: ~Copyable {
  typealias Free = @convention(c) (OpaquePointer?) -> Void

  let pointer: OpaquePointer
  private let free: Free

  /// Runs a constructor of libgit2 and owns what it made.
  ///
  /// - Throws: `GitError` when the constructor fails, or succeeds without a result.
  init(
    _ function: StaticString, free: @escaping Free,
    _ make: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var made: OpaquePointer?
    try check(function, make(&made))
    guard let made else {
      throw GitError(code: .generic, function: "\(function)", message: "no result")
    }
    pointer = made
    self.free = free
  }

  deinit {
    free(pointer)
  }
}
