/// Fingerprints of keys and certificates, as people write them down.
enum Fingerprint {
  /// Capitals without spaces and colons.
  static func normalized(_ text: String) -> String {
    text.filter { $0 != " " && $0 != ":" }.uppercased()
  }
}

extension SpecError {
  /// The words of a tool or of the system, behind whose they are.
  var reason: String {
    switch self {
    case .tool(let name, let reason): "\(name): \(reason)"
    case .file(let path, let reason): "\(path): \(reason)"
    default: "\(self)"
    }
  }
}
