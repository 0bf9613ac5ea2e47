import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writing to a descriptor until everything is written.
enum DescriptorWriting {
  /// Writes all of `bytes`, through partial writes, interruptions and a descriptor that some other
  /// process has made non-blocking.
  ///
  /// Throws `Errno`, `.brokenPipe` too where `SIGPIPE` is ignored.
  static func write(_ bytes: [UInt8], to descriptor: FileDescriptor) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        do {
          let count = try descriptor.write(
            UnsafeRawBufferPointer(rebasing: rest), retryOnInterrupt: true)
          rest = rest.dropFirst(count)
        } catch Errno.wouldBlock {
          waitUntilWritable(descriptor)
        }
      }
    }
  }

  /// Writes all of `bytes` to a pipe whose reader may leave: that is `Errno.brokenPipe`, no signal.
  ///
  /// Blocks `SIGPIPE` for this thread alone and takes away the one that the write raised.
  static func writeSurvivingBrokenPipe(_ bytes: [UInt8], to descriptor: FileDescriptor) throws {
    var brokenPipe = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
    defer {
      var waiting = sigset_t()
      sigpending(&waiting)
      var number: Int32 = 0
      if sigismember(&waiting, SIGPIPE) == 1 { sigwait(&brokenPipe, &number) }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    try write(bytes, to: descriptor)
  }

  /// Tells the errors that a file system keeps for the end, as NFS does with a full disk.
  ///
  /// Closes a duplicate, so that the descriptor stays open. Throws `Errno`.
  static func settle(_ descriptor: FileDescriptor) throws {
    let duplicate: FileDescriptor
    do {
      duplicate = try descriptor.duplicate()
    } catch Errno.tooManyOpenFiles {
      return
    }
    do {
      try duplicate.close()
    } catch Errno.interrupted {
      return
    }
  }

  /// Ends the process as the system would have, had `SIGPIPE` not been ignored by whoever started
  /// it: quietly, with the status 141 in a shell.
  static func dieOfBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(SIGPIPE)
    _exit(141)
  }

  /// Takes the places of standard streams that are closed, before anything else is opened.
  ///
  /// Otherwise the next file to be opened would become standard output, and the output would be
  /// written into it. The placeholder is opened the wrong way round, so that its use is an error,
  /// as gnulib's `stdopen` does it.
  static func occupyClosedStandardStreams() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 && errno == EBADF {
      let placeholder = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
      if placeholder != number, placeholder >= 0 { close(placeholder) }
    }
  }

  private static func waitUntilWritable(_ descriptor: FileDescriptor) {
    var request = pollfd(fd: descriptor.rawValue, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}
