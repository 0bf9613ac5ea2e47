import Synchronization

/// Counts calls into libgit2, so that a watchdog can tell one that never returns.
///
/// libgit2 1.5.1 loops for ever on a truncated loose object; no call of it can be interrupted, so a
/// thread beside the work looks here from time to time and ends the process.
public enum Activity {
  private static let entered = Atomic<UInt64>(0)
  private static let left = Atomic<UInt64>(0)

  /// How many calls began and how many have ended.
  public struct Sample: Sendable, Equatable {
    public var entered: UInt64
    public var left: UInt64

    /// Whether some call was under way when the sample was taken.
    public var isInside: Bool {
      entered != left
    }
  }

  /// The counts now; safe from any thread.
  ///
  /// The ends are read first, so that a call under way is never balanced by another thread's that
  /// began and ended in between.
  public static var sample: Sample {
    let left = left.load(ordering: .acquiring)
    return Sample(entered: entered.load(ordering: .acquiring), left: left)
  }

  static func enter() {
    entered.add(1, ordering: .releasing)
  }

  static func leave() {
    left.add(1, ordering: .releasing)
  }
}
