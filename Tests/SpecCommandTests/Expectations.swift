import Foundation
import SpecTestSupport
import Testing

/// The words of a failure: `error:`, `cause:` and `hint:` without these labels.
///
/// A `nil` cause or hint is one that must not be there.
struct ExpectedError {
  var status: Int32 = 2
  var error: String
  var cause: String?
  var hint: String?
}

extension ToolOutput {
  /// Holds the output against the contract of every failure: nothing on standard output, these
  /// lines on standard error, and this status.
  func expect(
    _ expected: ExpectedError, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var lines = ["error: \(expected.error)"]
    lines += expected.cause.map { ["cause: \($0)"] } ?? []
    lines += expected.hint.map { ["hint: \($0)"] } ?? []
    let comment = Comment(rawValue: name)
    #expect(errors == lines.joined(separator: "\n") + "\n", comment, sourceLocation: sourceLocation)
    #expect(text.isEmpty, comment, sourceLocation: sourceLocation)
    #expect(status == expected.status, comment, sourceLocation: sourceLocation)
  }

  /// Holds the output against rows and nothing else.
  func expect(
    rows: [String], errors expectedErrors: [String] = [], status expectedStatus: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(text == rows.map { $0 + "\n" }.joined(), sourceLocation: sourceLocation)
    #expect(
      errors == expectedErrors.map { $0 + "\n" }.joined(), sourceLocation: sourceLocation)
    #expect(status == expectedStatus, sourceLocation: sourceLocation)
  }

  /// Standard output as a JSON object.
  func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSON {
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    #expect(bytes.last == UInt8(ascii: "\n"), sourceLocation: sourceLocation)
    return JSON(value)
  }

  /// Whether a byte that a terminal obeys is in either stream; line ends and tabs are none.
  var obeysNothing: Bool {
    (text + errors).unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    }
  }
}

/// A value of JSON to ask for parts of.
struct JSON: CustomStringConvertible {
  private let value: Any?

  init(_ value: Any?) {
    self.value = value
  }

  subscript(key: String) -> JSON {
    JSON((value as? [String: Any])?[key])
  }

  subscript(index: Int) -> JSON {
    array.indices.contains(index) ? array[index] : JSON(nil)
  }

  var array: [JSON] {
    (value as? [Any])?.map { JSON($0) } ?? []
  }

  var keys: [String] {
    ((value as? [String: Any])?.keys).map { $0.sorted() } ?? []
  }

  var string: String? {
    value as? String
  }

  var number: Int? {
    value as? Int
  }

  var bool: Bool? {
    value as? Bool
  }

  /// Whether the value is there and `null`.
  var isNull: Bool {
    value is NSNull
  }

  var description: String {
    "\(value ?? "nothing")"
  }
}
