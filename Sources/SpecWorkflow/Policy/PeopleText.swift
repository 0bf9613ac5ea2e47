/// The text of a configuration with one more person below `people:`.
struct PeopleText {
  let text: [UInt8]
  let person: Principal

  /// The line that a person is, without its indentation.
  var line: String {
    "\(person.id): {name: \"\(person.name)\", email: \(person.addresses[0])}"
  }

  /// The new text; everything else in it stays as it is, byte for byte.
  ///
  /// - Throws: `SpecError.refused` with the line where it cannot be put in place safely.
  func inserted() throws(SpecError) -> [UInt8] {
    guard let new = insertion(), isSafe(new) else {
      throw .refused(
        Refusal(
          "\(person.id) could not be put into \(Configuration.path) safely",
          cause: "its `people` are not written as one indented line or block each",
          hint: "add this below 'people:' and commit it, signed: \(line)"))
    }
    return new
  }

  /// Behind the last line of the block, indented like its first.
  private func insertion() -> [UInt8]? {
    let lines = text.split(separator: ASCII.newline, omittingEmptySubsequences: false)
    func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
      line.allSatisfy(\.isWhiteSpace) || line.first { !$0.isWhiteSpace } == ASCII.hash
    }
    guard let head = lines.firstIndex(where: { $0.starts(with: Array("people:".utf8)) }),
      lines[head].dropFirst(7).prefix(while: { $0 != ASCII.hash }).allSatisfy(\.isWhiteSpace)
    else {
      return nil
    }
    var last = head
    var indent: ArraySlice<UInt8> = Array("  ".utf8)[...]
    for index in lines.indices.dropFirst(head + 1) where !isBlank(lines[index]) {
      guard lines[index].first == ASCII.space else {
        break
      }
      if last == head {
        indent = lines[index].prefix { $0 == ASCII.space }
      }
      last = index
    }
    let end = lines[head].last == ASCII.carriageReturn ? [ASCII.carriageReturn] : []
    var new = lines.map(Array.init)
    new.insert(Array(indent) + Array(line.utf8) + end, at: last + 1)
    if last == lines.count - 1 {
      new.append([])
    }
    return Array(new.joined(separator: [ASCII.newline]))
  }

  /// Whether the new text reads as the old one with the person.
  private func isSafe(_ new: [UInt8]) -> Bool {
    do throws(ConfigurationError) {
      var before = try ConfigurationReader.read(text, file: Configuration.path)
      var after = try ConfigurationReader.read(new, file: Configuration.path)
      guard var old = before.approvals, var rules = after.approvals,
        rules.people == old.people + [person]
      else {
        return false
      }
      old.people = []
      rules.people = []
      // A rule that names nobody is for everybody, and so for the new person.
      for (state, list) in rules.rules {
        rules.rules[state] = list.enumerated().map { index, rule in
          var rule = rule
          if old.rules[state]?.indices.contains(index) == true {
            if old.rules[state]?[index].from.contains(person.id) == false {
              rule.from.remove(person.id)
            }
          }
          return rule
        }
      }
      before.approvals = old
      after.approvals = rules
      return before == after
    } catch {
      return false
    }
  }
}
