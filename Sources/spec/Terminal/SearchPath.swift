/// Where programs are looked for that stand on the terminal on the user's behalf.
enum SearchPath {
  /// The folders where `PATH` has none.
  private static let standard = ["/usr/local/bin", "/usr/bin", "/bin"]

  /// The absolute folders of `PATH`.
  ///
  /// Others, and an empty one, which is the folder the user stands in, are passed over: they could be
  /// the repository's own, with a `less` that somebody else wrote.
  static func folders(in environment: [String: String]) -> [String] {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    // A shell takes an empty `PATH` for that very folder, and some do so where there is none.
    return folders.isEmpty ? standard : folders
  }

  /// The environment of a shell that looks nowhere else.
  static func restricting(_ environment: [String: String]) -> [String: String] {
    environment.merging(["PATH": folders(in: environment).joined(separator: ":")]) { $1 }
  }
}
