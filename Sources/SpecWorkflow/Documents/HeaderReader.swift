/// Reads the header of a document: its title and fields, in any form that people write them.
///
/// A value, made once for a repository's configuration and used for every document.
public struct HeaderReader: Sendable {
  private let names: HeaderNames

  /// - Parameter aliases: further names of fields, in any case, such as `["state": .status]`; they
  ///   win over the built-in ones.
  public init(aliases: [String: HeaderKey] = [:]) {
    names = HeaderNames(aliases: aliases)
  }

  /// Reads the bytes from the top to the first heading of level two or deeper.
  ///
  /// Never fails: what is wrong stands in the header's problems, and a document that cannot be read
  /// has neither title nor fields. Linear in the length of the header, but for one quick look for
  /// bytes that are not text over all of the document.
  public func read(_ bytes: [UInt8]) -> Header {
    if let problem = DocumentBytes.problem(in: bytes) { return Header(problems: [problem]) }
    var first = bytes.line(at: bytes.textStart, number: 1)
    var fields: [HeaderField] = []
    if let matter = FrontMatter.locate(in: bytes) {
      do throws(DocumentProblem) {
        fields = try FrontMatterReader(bytes, matter, names: names).fields()
      } catch {
        return Header(problems: [error])
      }
      first = matter.body
    }
    var scanner = HeaderScanner(bytes, names: names)
    scanner.scan(from: first)
    fields += scanner.fields
    return Header(
      title: scanner.title, fields: fields, problems: HeaderProblems.find(in: fields))
  }
}
