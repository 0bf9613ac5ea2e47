internal import Git

/// What stands at `.spec` in every commit of a history.
struct PolicyFolders: Sendable {
  /// For each commit an index into `folders`; -1 where it was not read.
  var numbers: [Int32]
  var folders: [ObjectID?]

  /// The object at `.spec`, a folder in any repository that means well; `nil` where there is none.
  func folder(of commit: Int) -> ObjectID? {
    numbers[commit] < 0 ? nil : folders[Int(numbers[commit])]
  }
}
