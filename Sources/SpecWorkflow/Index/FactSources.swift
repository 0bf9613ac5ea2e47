/// What facts follow from besides the commits that they are about.
struct FactSources {
  /// The program that derives them: another build may derive others.
  var program = ""
  /// The file that says how documents are found and read; `nil` where there is none.
  var configuration: [UInt8]?

  func write(to facts: inout FactWriter) {
    program.write(to: &facts)
    (configuration != nil).write(to: &facts)
    facts.append(column: configuration ?? [])
  }
}
