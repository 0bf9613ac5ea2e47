import ArgumentParser
import SpecWorkflow

/// Where a check's findings go, and in which form: `sarif:report.sarif`.
struct CheckOutput: ExpressibleByArgument {
  enum Form: String, CaseIterable {
    /// The line itself, a mark below it, and how to mend it.
    case text
    /// A line a finding, as compilers print it.
    case concise
    case json
    case sarif
    case github
    case gitlab
    case junit
  }

  var form: Form
  /// `nil` for standard output.
  var file: String?

  init(_ form: Form) {
    self.form = form
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let form = parts.first.flatMap({ Form(rawValue: String($0)) }),
      parts.count == 1 || !parts[1].isEmpty
    else {
      return nil
    }
    self.form = form
    file = parts.count == 2 ? String(parts[1]) : nil
  }

  static var allValueStrings: [String] {
    Form.allCases.map(\.rawValue)
  }
}
