internal import Git

/// A text that is checked, and the spec of the commit that it stands on.
struct CheckedText {
  var path: String
  var folder: SpecFolder
  var bytes: [UInt8]
  var name: SpecName
  /// `nil` for a spec that the commit has not.
  var base: Snapshot.Entry?
  /// Whether it is the commit's own text.
  var isCommitted: Bool
}

/// The texts of a place, and what there cannot be read.
struct CheckedTexts {
  /// The commit that they are, or stand on; `nil` on a branch without one.
  var commit: ObjectID?
  /// By ID, then by path.
  var texts: [CheckedText] = []
  var unreadable: [SpecProblem] = []
}

extension Workspace {
  /// The texts of all specs of a place.
  func texts(of source: CheckRequest.Source) throws(SpecError) -> CheckedTexts {
    var found = CheckedTexts()
    if case .commit(let commit) = source {
      found.commit = commit
    } else {
      found.commit = head.commit
    }
    var bases: [Snapshot.Entry] = []
    if let commit = found.commit {
      let snapshot = try snapshot(of: commit)
      bases = snapshot.entries
      found.unreadable = snapshot.unreadable
      for entry in snapshot.entries {
        found.texts.append(
          CheckedText(
            path: entry.path, folder: finder.folders[entry.folder], bytes: try content(of: entry),
            name: entry.name, base: entry, isCommitted: true))
      }
    }
    switch source {
    case .commit: break
    case .workTree: try replace(&found, bases) { path throws(SpecError) in try onDisk(path) }
    case .index: try replace(&found, bases) { path throws(SpecError) in try staged(path) }
    }
    return found
  }

  /// Adds a file that is named and is no spec by its folder or name, such as a template.
  func addFile(_ reference: String, to found: inout CheckedTexts) throws(SpecError) {
    let paths = candidatePaths(reference)
    let known = found.texts.map(\.path) + found.unreadable.map(\.path)
    guard let path = paths.first, !known.contains(where: { path.isSamePath(as: $0) }),
      let workTree, case .file? = FileStatus.of(workTree + path),
      let folder = finder.folder(of: path) ?? finder.folders.first
    else {
      return
    }
    switch try onDisk(path) {
    case .gone: break
    case .problem(let message):
      found.unreadable.append(
        SpecProblem(path: path, position: SourcePosition(line: 1), message: message))
    case .text(let bytes):
      let name = finder.name(of: reader.read(bytes), at: path, in: folder)
      found.texts.append(
        CheckedText(
          path: path, folder: folder, bytes: bytes, name: name, base: nil, isCommitted: false))
    }
  }

  /// A text that is not the commit's.
  enum Uncommitted {
    case gone
    case text([UInt8])
    case problem(String)
  }

  private func replace(
    _ found: inout CheckedTexts, _ bases: [Snapshot.Entry],
    _ read: (String) throws(SpecError) -> Uncommitted
  ) throws(SpecError) {
    let changes = try git { () throws(GitError) in
      try repository.workTreeChanges(below: PathScope(finder).roots)
    }
    for change in changes {
      guard let folder = finder.folder(of: change.path), !finder.isTemplate(change.path) else {
        continue
      }
      let text = try read(change.path)
      let committed = found.texts.first { $0.path.isSamePath(as: change.path) }
      if case .text(let bytes) = text, committed?.bytes == bytes {
        continue
      }
      found.texts.removeAll { $0.path.isSamePath(as: change.path) }
      found.unreadable.removeAll { $0.path.isSamePath(as: change.path) }
      switch text {
      case .gone: break
      case .problem(let message):
        found.unreadable.append(
          SpecProblem(
            path: change.path, position: SourcePosition(line: 1), message: message))
      case .text(let bytes):
        try add(bytes, at: change.path, in: folder, to: &found) { name in
          bases.first { $0.path.isSamePath(as: change.path) }
            ?? bases.first { $0.name.id != nil && $0.name == name }
        }
      }
    }
    found.texts.sort { left, right in
      switch (left.name.id, right.name.id) {
      case (let a?, let b?) where a != b: a < b
      case (_?, nil): true
      case (nil, _?): false
      default: left.path < right.path
      }
    }
  }

  /// Adds a text that is not the commit's; `base` finds the spec of the commit that it stands on.
  func add(
    _ bytes: [UInt8], at path: String, in folder: SpecFolder, to found: inout CheckedTexts,
    base: (SpecName) throws(SpecError) -> Snapshot.Entry?
  ) throws(SpecError) {
    let header = reader.read(bytes)
    let name = finder.name(of: header, at: path, in: folder)
    let status = header.field(.status)
    if let problem = header.problems.first(where: \.isFatal) {
      found.unreadable.append(
        SpecProblem(path: path, position: problem.position, message: problem.message))
    } else if name == .none, let status {
      found.unreadable.append(
        SpecProblem(
          path: path, position: status.position,
          message: "has a status but no ID in its title or file name"))
    } else if name != .none {
      found.texts.append(
        CheckedText(
          path: path, folder: folder, bytes: bytes, name: name, base: try base(name),
          isCommitted: false))
    }
  }

  private func onDisk(_ path: String) throws(SpecError) -> Uncommitted {
    guard let workTree else {
      return .gone
    }
    switch FileStatus.of(workTree + path) {
    case nil: return .gone
    case .file(let size)?:
      if let problem = DocumentBytes.sizeProblem(size) {
        return .problem(problem.message)
      }
      do throws(SpecError) {
        return .text(try Files.read(workTree + path))
      } catch .file(_, let reason) {
        return .problem("cannot be read: \(reason)")
      }
    default: return .problem("a symbolic link cannot be a spec")
    }
  }

  func staged(_ path: String) throws(SpecError) -> Uncommitted {
    let entry = try git { () throws(GitError) in try repository.stagedEntry(at: path) }
    guard let entry, entry.mode != .submodule else {
      return .gone
    }
    guard entry.mode != .symbolicLink else {
      return .problem("a symbolic link cannot be a spec")
    }
    switch try texts.text(ofBlob: entry.id) {
    case .success(let bytes): return .text(bytes)
    case .failure(let problem): return .problem(problem.message)
    }
  }
}
