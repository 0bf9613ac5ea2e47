extension Header: Fact {
  func write(to facts: inout FactWriter) {
    title.write(to: &facts)
    fields.write(to: &facts)
    problems.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    title = try Title?(from: &facts)
    fields = try [HeaderField](from: &facts)
    problems = try [DocumentProblem](from: &facts)
  }
}

extension Header.Title: Fact {
  func write(to facts: inout FactWriter) {
    text.write(to: &facts)
    position.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    text = try String(from: &facts)
    position = try SourcePosition(from: &facts)
  }
}

extension HeaderField: Fact {
  func write(to facts: inout FactWriter) {
    name.write(to: &facts)
    key.write(to: &facts)
    value.write(to: &facts)
    form.write(to: &facts)
    valueRange.lowerBound.write(to: &facts)
    valueRange.upperBound.write(to: &facts)
    position.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    name = try String(from: &facts)
    key = try HeaderKey(from: &facts)
    value = try String(from: &facts)
    form = try HeaderForm(from: &facts)
    let start = try Int(from: &facts)
    let end = try Int(from: &facts)
    guard start <= end else {
      throw FactError()
    }
    valueRange = start..<end
    position = try SourcePosition(from: &facts)
  }
}

extension HeaderForm: FactWord {}
extension DocumentProblem.Kind: FactWord {}

extension HeaderKey: Fact {
  private static let named: [HeaderKey] = [.status, .created, .updated, .author]

  func write(to facts: inout FactWriter) {
    let number = Self.named.firstIndex(of: self) ?? -1
    facts.append(Int8(number))
    if case .other(let name) = self {
      name.write(to: &facts)
    }
  }

  init(from facts: inout FactReader) throws(FactError) {
    let number = Int(try facts.next(Int8.self))
    self =
      Self.named.indices.contains(number)
      ? Self.named[number] : .other(try String(from: &facts))
  }
}

extension DocumentProblem: Fact {
  func write(to facts: inout FactWriter) {
    kind.write(to: &facts)
    position.write(to: &facts)
    message.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self.init(
      try Kind(from: &facts), at: try SourcePosition(from: &facts), try String(from: &facts))
  }
}

extension SourcePosition: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(Int32(line))
    facts.append(Int32(column))
  }

  init(from facts: inout FactReader) throws(FactError) {
    self.init(line: Int(try facts.next(Int32.self)), column: Int(try facts.next(Int32.self)))
  }
}
