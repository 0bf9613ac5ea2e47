internal import Git

/// What stands at `.spec` in every commit of a history.
struct PolicyFolders: Sendable {
  /// For each commit an index into `folders`; -1 where it was not read.
  private(set) var numbers: [Int32]
  private(set) var folders: [ObjectID?] = []
  private var known: [ObjectID?: Int32] = [:]

  init(count: Int) {
    numbers = Array(repeating: -1, count: count)
  }

  /// The object at `.spec`, a folder in any repository that means well; `nil` where there is none.
  func folder(of commit: Int) -> ObjectID? {
    numbers[commit] < 0 ? nil : folders[Int(numbers[commit])]
  }

  /// Whether any commit has something there.
  var areAny: Bool {
    folders.contains { $0 != nil }
  }

  mutating func set(_ folder: ObjectID?, of commit: Int) {
    // Most commits have what the one before has.
    if let last = folders.last, last == folder {
      numbers[commit] = Int32(folders.count - 1)
      return
    }
    let number = known[folder] ?? Int32(folders.count)
    if number == folders.count {
      known[folder] = number
      folders.append(folder)
    }
    numbers[commit] = number
  }

  /// A commit has what its parent has.
  mutating func follow(_ parent: Int, of commit: Int) {
    numbers[commit] = numbers[parent]
  }
}

extension PolicyFolders: Fact {
  func write(to facts: inout FactWriter) {
    facts.append(column: numbers)
    folders.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    numbers = try facts.column(of: Int32.self)
    folders = try [ObjectID?](from: &facts)
    for (number, folder) in folders.enumerated() {
      known[folder] = Int32(number)
    }
  }
}
