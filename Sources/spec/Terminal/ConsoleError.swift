import SystemPackage

/// Standard output could not be written: a full disk, a device error, a closed descriptor.
struct ConsoleError: Error, Hashable, CustomStringConvertible {
  /// What the system said.
  var code: Errno

  var description: String {
    "cannot write standard output: \(code)"
  }
}
