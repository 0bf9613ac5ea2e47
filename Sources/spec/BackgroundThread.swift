#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread of its own that nobody waits for, which no busy pool can keep from running.
enum BackgroundThread {
  private final class Work: Sendable {
    let number: Int
    let body: @Sendable (Int) -> Void

    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.body = body
    }
  }

  /// Runs a function with a number.
  static func start(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let argument = Unmanaged.passRetained(Work(number, body)).toOpaque()
    let run: ThreadBody = { argument in
      guard let argument = argument as UnsafeMutableRawPointer? else { return nil }
      let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
      work.body(work.number)
      return nil
    }
    #if canImport(Darwin)
    var thread: pthread_t?
    if pthread_create(&thread, nil, run, argument) == 0, let thread {
      pthread_detach(thread)
    }
    #else
    var thread = pthread_t()
    if pthread_create(&thread, nil, run, argument) == 0 {
      pthread_detach(thread)
    }
    #endif
  }

  #if canImport(Darwin)
  private typealias ThreadBody =
    @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
  #else
  private typealias ThreadBody =
    @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
  #endif
}
