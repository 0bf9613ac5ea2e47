#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

/// A lock that a folder carries while this value lives, between the runs of this program.
///
/// The lock is `flock(2)` on the folder itself: nothing is written, and it goes with the process,
/// however that ends. A file system that knows no such locks has none.
final class FolderLock {
  private let descriptor: Int32

  /// Waits until no other run holds the folder.
  init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
    }
  }
}
