internal import FoundationEssentials

/// The findings of an earlier check, so that only what is new is told.
public struct CheckBaseline: Sendable {
  /// A finding that is known.
  public struct Entry: Sendable, Hashable, Decodable {
    public var fingerprint: String
    public var code: String
    public var path: String
    public var message: String

    public init(_ finding: Finding) {
      fingerprint = finding.fingerprint
      code = finding.rule.code
      path = finding.path
      message = finding.message
    }
  }

  private struct File: Decodable {
    var schema: String
    var findings: [Entry]
  }

  public static let schema = "spec.check-baseline/1"

  /// The largest file that is read, in bytes.
  private static let limit = 64 << 20

  public private(set) var entries: [Entry]

  /// Reads what `spec check --write-baseline` wrote.
  ///
  /// Throws `SpecError.refused` where it is anything else.
  public init(_ path: String, in directory: String) throws(SpecError) {
    func refusal(_ cause: String) -> SpecError {
      .refused(
        Refusal(
          "the baseline \(path) cannot be used", cause: cause,
          hint: "spec check --write-baseline \(path)"))
    }
    let bytes: [UInt8]
    do throws(SpecError) {
      bytes = try Files.read(Files.absolute(path, in: directory), limit: Self.limit)
    } catch .file(_, let reason) {
      throw refusal(reason)
    }
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(bytes))
      guard file.schema == Self.schema else {
        throw refusal("its schema is \(file.schema), not \(Self.schema)")
      }
      entries = file.findings
    } catch let error as SpecError {
      throw error
    } catch {
      throw refusal("it is not what spec check --write-baseline writes")
    }
  }

  /// Leaves out of a report what is known; gives back the entries that nothing is known by any more.
  public func apply(to report: inout CheckReport) -> [Entry] {
    let known = Set(entries.map(\.fingerprint))
    let found = Set(report.findings.map(\.fingerprint))
    let count = report.findings.count
    report.findings.removeAll { known.contains($0.fingerprint) }
    report.silenced += count - report.findings.count
    return entries.filter { !found.contains($0.fingerprint) }
  }
}
