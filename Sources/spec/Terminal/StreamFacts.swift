import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension [String: String] {
  /// Whether `TERM` names a terminal that can only print, or none at all.
  var hasDumbTerminal: Bool {
    ["", "dumb"].contains(self["TERM"] ?? "")
  }
}

/// What the system says of an output stream.
struct StreamFacts: Sendable, Hashable {
  var isTerminal: Bool
  /// The columns of the terminal's window, where it tells.
  var windowColumns: Int?

  init(isTerminal: Bool, windowColumns: Int? = nil) {
    self.isTerminal = isTerminal
    self.windowColumns = windowColumns
  }

  /// Asks `isatty` and, of a terminal, `TIOCGWINSZ`.
  init(of descriptor: FileDescriptor) {
    isTerminal = isatty(descriptor.rawValue) == 1
    guard isTerminal else { return }
    var window = winsize()
    let status = ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &window)
    // A terminal of unknown size, such as a serial line, says 0.
    if status == 0, window.ws_col > 0 { windowColumns = Int(window.ws_col) }
  }
}
