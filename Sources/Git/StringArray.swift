internal import Clibgit2

#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// Lends Swift strings to C as a `git_strarray`, valid only while `body` runs.
func withStringArray<Result: ~Copyable>(
  _ strings: [String], _ body: (git_strarray) throws(GitError) -> Result
) throws(GitError) -> Result {
  let copies = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
    capacity: strings.count)
  _ = copies.initialize(from: strings.lazy.map { strdup($0) })
  defer {
    for copy in copies {
      free(copy)
    }
    copies.deallocate()
  }
  return try body(git_strarray(strings: copies.baseAddress, count: copies.count))
}
