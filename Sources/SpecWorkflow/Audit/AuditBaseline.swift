internal import FoundationEssentials
internal import Git

/// The events of an earlier audit, so that only what is new is told.
public struct AuditBaseline: Sendable {
  /// Of each event whether it stood under no approval.
  private var events: [Event: Bool] = [:]

  /// What one event is known by, and as long as it is read what it stood under.
  private struct Event: Hashable, Decodable {
    var commit: String
    var spec: String
    var kind: String
    var item: String
    var change: String
    var under: String?
  }

  private struct Report: Decodable {
    var schema: String
    var events: [Event]
  }

  /// The largest file that is read, in bytes.
  private static let limit = 256 << 20

  /// Reads what `spec audit --json` printed.
  ///
  /// Throws `SpecError.refused` where it is anything else.
  public init(_ path: String, in directory: String) throws(SpecError) {
    func refusal(_ cause: String) -> SpecError {
      .refused(
        Refusal(
          "the baseline \(path) cannot be used", cause: cause, hint: "spec audit --json >\(path)"))
    }
    let bytes: [UInt8]
    do throws(SpecError) {
      bytes = try Files.read(Files.absolute(path, in: directory), limit: Self.limit)
    } catch .file(_, let reason) {
      throw refusal(reason)
    }
    let report: Report
    do {
      report = try JSONDecoder().decode(Report.self, from: Data(bytes))
    } catch {
      throw refusal("it is not what spec audit --json prints")
    }
    guard report.schema == Self.schema else {
      throw refusal("its schema is \(report.schema), not \(Self.schema)")
    }
    for var event in report.events {
      let isUnapproved = ["pending", "unproven", "unknown"].contains(event.under)
      event.under = nil
      events[event] = (events[event] ?? true) && isUnapproved
    }
  }

  public static let schema = "spec.audit/1"

  /// Whether an event is known, and has not lost its approval since.
  func contains(_ entry: AuditEntry) -> Bool {
    let event = Event(
      commit: entry.commit.hex, spec: entry.spec, kind: entry.kind.word, item: entry.item,
      change: entry.change)
    return events[event].map { wasUnapproved in
      wasUnapproved || !entry.coverage.isUnapproved
    } ?? false
  }
}
