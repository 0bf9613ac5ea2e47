internal import Git

/// A value that the index can keep: written as bytes, and read back from them alone.
protocol Fact {
  func write(to facts: inout FactWriter)

  /// - Throws: `FactError` where the bytes are no such value.
  init(from facts: inout FactReader) throws(FactError)
}

/// Bytes that are not the value that they were taken for.
struct FactError: Error {}

extension Int: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(Int64(self))
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = Int(try facts.next(Int64.self))
  }
}

extension Int64: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(self)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = try facts.next(Int64.self)
  }
}

extension Bool: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(UInt8(self ? 1 : 0))
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = try facts.next(UInt8.self) != 0
  }
}

extension String: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(text: self)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = try facts.nextText()
  }
}

extension ObjectID: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(self)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = try facts.nextID()
  }
}

extension Optional: Fact where Wrapped: Fact {
  func write(to facts: inout FactWriter) {
    (self != nil).write(to: &facts)
    self?.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    self = try Bool(from: &facts) ? try Wrapped(from: &facts) : nil
  }
}

extension Array: Fact where Element: Fact {
  func write(to facts: inout FactWriter) {
    count.write(to: &facts)
    for element in self {
      element.write(to: &facts)
    }
  }

  init(from facts: inout FactReader) throws(FactError) {
    let count = try facts.nextCount()
    self = []
    reserveCapacity(count)
    for _ in 0..<count {
      append(try Element(from: &facts))
    }
  }
}

/// A value that stands in a fact as one of a few words.
protocol FactWord: Fact, RawRepresentable where RawValue == String {}

extension FactWord {
  func write(to facts: inout FactWriter) {
    rawValue.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    guard let word = Self(rawValue: try String(from: &facts)) else {
      throw FactError()
    }
    self = word
  }
}
