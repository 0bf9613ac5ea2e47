internal import Git

/// The calls into the Git library, for a watchdog of the program.
public struct LibraryActivity: Sendable, Equatable {
  private var sample: Activity.Sample

  /// The state of things now; safe from any thread.
  public static var now: LibraryActivity {
    LibraryActivity(sample: Activity.sample)
  }

  /// Whether a call was under way.
  public var isInside: Bool {
    sample.isInside
  }
}
