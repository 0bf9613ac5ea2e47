import Foundation
import Synchronization

/// A child process, started with `posix_spawn`.
///
/// Foundation's `Process` changes the directory of the whole test process while it starts a child,
/// and crashes now and then where tests run side by side.
struct Child {
  private let pid: pid_t

  /// Starts a program with three descriptors as its standard input, output and error.
  init(
    _ executable: String, _ arguments: [String], _ environment: [String], _ directory: String,
    _ descriptors: [Int32]
  ) throws {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (standard, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(standard))
    }
    guard let changeDirectory = Self.changeDirectory else {
      throw ToolFailure(command: arguments, reason: "posix_spawn cannot change the directory here")
    }
    _ = withUnsafeMutablePointer(to: &actions) { changeDirectory($0, directory) }
    Self.resetSignals(&attributes)
    let argumentsInC = arguments.map { strdup($0) } + [nil]
    let environmentInC = environment.map { strdup($0) } + [nil]
    defer {
      for string in argumentsInC + environmentInC {
        free(string)
      }
    }
    var pid: pid_t = 0
    let status = posix_spawn(
      &pid, executable, &actions, &attributes, argumentsInC, environmentInC)
    guard status == 0 else {
      throw ToolFailure(
        command: arguments, reason: "\(String(cString: strerror(status))) in \(directory)")
    }
    self.pid = pid
  }

  /// Waits for the end; `nil` where the child was killed after so many seconds.
  func wait(_ timeLimit: Double) -> Int32? {
    let state = State()
    let pid = pid
    let alarm = DispatchWorkItem {
      state.phase.withLock { phase in
        if phase == .running {
          phase = .late
          kill(pid, SIGKILL)
        }
      }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: alarm)
    // The child stays a zombie, and its id its own, until the alarm cannot ring any more.
    var information = siginfo_t()
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    let isLate = state.phase.withLock { phase in
      defer { phase = phase == .late ? .late : .ended }
      return phase == .late
    }
    alarm.cancel()
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return isLate ? nil : signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// `posix_spawn_file_actions_addchdir_np`, which Swift's module of the GNU library leaves out.
  private static let changeDirectory: ChangeDirectory? = dlsym(
    dlopen(nil, RTLD_NOW), "posix_spawn_file_actions_addchdir_np"
  ).map { unsafeBitCast($0, to: ChangeDirectory.self) }

  private typealias ChangeDirectory =
    @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>) -> Int32

  /// How far a child is, between its waiter and its alarm.
  private final class State: Sendable {
    enum Phase {
      case running
      case late
      case ended
    }

    let phase = Mutex(Phase.running)
  }

  /// A thread of a test may block or ignore signals that a child must get.
  #if canImport(Darwin)
  private static func resetSignals(_ attributes: inout posix_spawnattr_t?) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
  #else
  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
  #endif
}
