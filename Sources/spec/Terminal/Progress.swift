/// One line on standard error that says how far a slow command has come.
///
/// A value that is told the time and answers with what to write: no thread, no clock of its own.
/// Nothing appears in the first 300 ms, at most ten lines a second after that, and what has appeared
/// is erased at the end.
struct Progress: Sendable {
  /// How long a command may take before anything is shown.
  static let delay = Duration.milliseconds(300)
  /// How long a line stands before the next takes its place.
  static let interval = Duration.milliseconds(100)

  private let label: StyledText
  private let width: Int
  private let isEnabled: Bool
  private var due: ContinuousClock.Instant
  private var isShown = false

  /// A progress that begins at `start`; silent unless `profile` is a terminal that can erase a line
  /// and no machine is watching (`CI`).
  init(
    _ label: StyledText, on profile: StreamProfile, environment: [String: String],
    start: ContinuousClock.Instant
  ) {
    self.label = label
    width = profile.width
    let isWatched = !["", "false"].contains(environment["CI"] ?? "")
    isEnabled = profile.isTerminal && !isWatched && !environment.hasDumbTerminal
    due = start + Self.delay
  }

  /// What to write for the state at `now`, or `nil` when it is not yet time.
  ///
  /// `total` is `nil` or 0 where nobody knows it.
  mutating func update(
    done: Int, total: Int? = nil, at now: ContinuousClock.Instant
  ) -> String? {
    guard isEnabled, now >= due else { return nil }
    due = now + Self.interval
    isShown = true
    var line = label + ": \(done)"
    if let total, total > 0 {
      let percent = Int(Double(min(done, total)) / Double(total) * 100)
      line = label + ": \(percent)% (\(done)/\(total))"
    }
    // A line that fills the last column would wrap on some terminals and could not be erased.
    return "\r" + line.onOneLine.truncated(to: max(1, width - 1)).plain + Self.eraseToEnd
  }

  /// What to write when the work is done or an error is about to be printed: nothing remains.
  mutating func finish() -> String? {
    guard isShown else { return nil }
    isShown = false
    return "\r" + Self.eraseToEnd
  }

  private static let eraseToEnd = "\u{1B}[K"
}
