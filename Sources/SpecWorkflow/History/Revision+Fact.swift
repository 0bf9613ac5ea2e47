internal import Git

extension Revision: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(Int32(commit))
    facts.append(column: parents.map { Int32($0 ?? -1) })
    deltas.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    commit = Int(try facts.next(Int32.self))
    parents = try facts.column(of: Int32.self).map { $0 < 0 ? nil : Int($0) }
    deltas = try [[Delta]](from: &facts)
  }
}

extension Delta: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(Int32(path))
    old.write(to: &facts)
    new.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    path = Int(try facts.next(Int32.self))
    old = try FileVersion?(from: &facts)
    new = try FileVersion?(from: &facts)
  }
}

extension FileVersion: Fact {
  func write(to facts: inout FactWriter) {
    blob.write(to: &facts)
    isSymbolicLink.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    blob = try ObjectID(from: &facts)
    isSymbolicLink = try Bool(from: &facts)
  }
}
