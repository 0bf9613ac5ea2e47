internal import Git

extension Workspace {
  /// Brings index and files to what the branch has now; what is left to do where that fails.
  func bringAlong(
    _ edits: [(file: FileEdit, blob: ObjectID?)], _ writer: CommitWriter
  ) async -> String? {
    guard let workTree else {
      return nil
    }
    for edit in edits where !(await isBroughtAlong(edit.file, edit.blob, in: workTree, writer)) {
      return Self.restoring(edits.map(\.file.path))
    }
    return nil
  }

  private func isBroughtAlong(
    _ edit: FileEdit, _ blob: ObjectID?, in workTree: String, _ writer: CommitWriter
  ) async -> Bool {
    do throws(SpecError) {
      // A clean file that is not there is one that a sparse checkout leaves out.
      let isLeftOut = edit.old != nil && FileStatus.of(workTree + edit.path) == nil
      if !isLeftOut {
        try put(edit, in: workTree)
      }
      for attempt in 0..<Self.mostAttempts {
        if try await writer.stage(
          blob, mode: edit.mode, at: edit.path, in: workTree, isLeftOut: isLeftOut)
        {
          return true
        }
        await Self.pause(attempt)
      }
    } catch {
      // Said by the command that mends it.
    }
    return false
  }

  /// The command that brings files and their index entries to what HEAD has.
  static func restoring(_ paths: [String]) -> String {
    "git restore --staged --worktree -- " + paths.map(ShellText.pathspec).joined(separator: " ")
  }

  /// Whether a decision on the file was written by a run that did not come to bring the work tree
  /// along: index and file are what they were before it or after it, and nothing else.
  func isLeftBehind(_ path: String, at tip: ObjectID) throws(SpecError) -> Bool {
    guard let workTree, FileStatus.of(workTree + path)?.isPlainFile == true else {
      return false
    }
    let file = try Files.read(workTree + path)
    let blobs = try git { () throws(GitError) -> [ObjectID] in
      guard let new = try repository.entry(at: path, in: repository.commit(tip).tree)?.id,
        let old = try blobBeforeDecision(path, new, tip),
        let staged = try repository.stagedBlobID(at: path), [old, new].contains(staged)
      else {
        return []
      }
      return [old, new]
    }
    for blob in blobs {
      if case .success(let content) = try texts.text(ofBlob: blob),
        file == content || file == LineEnds.carriageReturned(content)
      {
        return true
      }
    }
    return false
  }

  /// What the file was before the last commit that changed it, where that was a decision.
  private func blobBeforeDecision(
    _ path: String, _ new: ObjectID, _ tip: ObjectID
  ) throws(GitError) -> ObjectID? {
    var commit = try repository.commit(tip)
    // Others may have decided on other specs since.
    for _ in 0..<100 {
      guard let parent = commit.parents.first else {
        return nil
      }
      let older = try repository.commit(parent)
      let old = try repository.entry(at: path, in: older.tree)?.id
      if old != new {
        let line = "Spec-Path: \(path)"
        return commit.message.split(separator: "\n").contains { line.isSamePath(as: String($0)) }
          ? old : nil
      }
      commit = older
    }
    return nil
  }

  /// Makes, takes away or replaces a file.
  private func put(_ edit: FileEdit, in workTree: String) throws(SpecError) {
    switch (edit.old, edit.new) {
    case (nil, let new?):
      var files = WorkTreeFiles(workTree)
      guard try files.create(edit.path, new) else {
        throw .file(path: edit.path, reason: "it is in the way")
      }
    case (let old?, let new?): try replace(edit.path, old, with: new, in: workTree)
    case (_, nil): FileStatus.remove(workTree + edit.path)
    }
  }

  /// Writes the new file in the git directory and puts it in its place at once, with the line ends
  /// that the old one has.
  ///
  /// A run that is killed leaves nothing in the work tree, and what it leaves in the git directory is
  /// written over: whoever is here holds the lock of the repository.
  private func replace(
    _ name: String, _ old: [UInt8], with new: [UInt8], in workTree: String
  ) throws(SpecError) {
    let path = workTree + name
    let now = try Files.read(path)
    var content = new
    if now != old {
      guard now == LineEnds.carriageReturned(old) else {
        throw .file(path: name, reason: "git changes it on its way to the work tree")
      }
      content = LineEnds.carriageReturned(new)
    }
    let permissions = FileStatus.permissions(of: path)
    let temporary = repository.gitDirectory + "spec-new"
    FileStatus.remove(temporary)
    try Files.create(temporary, content)
    do throws(SpecError) {
      try FileStatus.replace(path, with: temporary, permissions: permissions)
    } catch {
      // The git directory may be on another file system than the work tree.
      let beside = path + ".spec-new"
      FileStatus.remove(beside)
      try Files.create(beside, content)
      try FileStatus.replace(path, with: beside, permissions: permissions)
    }
  }
}

/// Line ends as git writes them to the work tree where `core.autocrlf` or `eol=crlf` says so.
enum LineEnds {
  static func carriageReturned(_ bytes: [UInt8]) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(bytes.count + bytes.count / 32)
    for byte in bytes {
      if byte == ASCII.newline, content.last != ASCII.carriageReturn {
        content.append(ASCII.carriageReturn)
      }
      content.append(byte)
    }
    return content
  }
}
