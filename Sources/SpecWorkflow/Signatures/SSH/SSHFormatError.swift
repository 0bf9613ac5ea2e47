/// Why bytes cannot be read as what they should be: one clause without a full stop.
struct SSHFormatError: Error, Hashable {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
