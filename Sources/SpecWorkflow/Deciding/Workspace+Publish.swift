internal import Git

/// A commit that is made and judged, on its way to its branch.
struct Publication {
  var reference: String
  /// The branch that the user named, if any.
  var branch: String?
  var parent: ObjectID
  var commit: ObjectID
  var subject: String
  var edits: [(file: FileEdit, blob: ObjectID?)]
}

/// What became of moving a branch to a commit.
enum Published {
  /// `remark`: the command that brings the work tree along, where that failed.
  case done(remark: String?)
  case lost
}

extension Workspace {
  /// How often a commit is made anew when others move the branch meanwhile.
  static var mostAttempts: Int { 20 }

  /// A little while, longer each time and not the same for all.
  static func pause(_ attempt: Int) async {
    do {
      try await Task.sleep(for: .milliseconds(Int.random(in: 1...(20 * (attempt + 1)))))
    } catch {
      // Woken early.
    }
  }

  /// Why somebody gives up after so many attempts.
  static func tooFast(_ reference: String) -> Refusal {
    Refusal(
      "the branch moves faster than a decision can be written",
      cause:
        "\(reference) was moved by somebody else \(mostAttempts) times, or its lock was left behind",
      hint: "try again; where nobody else writes, remove \(reference).lock in the git directory")
  }

  /// Moves the branch and brings the work tree along, while no other run of this program does.
  func publish(
    _ publication: Publication, _ writer: CommitWriter
  ) async throws(SpecError) -> Published {
    let lock = FolderLock(repository.commonDirectory)
    defer { withExtendedLifetime(lock) {} }
    let place = try decisionPlace(publication.branch)
    guard place.reference == publication.reference, place.tip == publication.parent else {
      return .lost
    }
    if place.isCheckedOut {
      for edit in publication.edits where try isUncommitted(edit.file.path) {
        throw .refused(
          Refusal(
            "\(edit.file.path) was changed meanwhile", hint: "commit or restore it: git status"))
      }
    }
    let swap = try await writer.swap(
      publication.reference, from: publication.parent, to: publication.commit,
      "spec: \(publication.subject)")
    guard swap == .done else {
      return .lost
    }
    return .done(remark: place.isCheckedOut ? await bringAlong(publication.edits, writer) : nil)
  }

  /// The commands that take a commit back and leave everything else as it is.
  func wayBack(
    _ reference: String, from commit: ObjectID, to parent: ObjectID, _ paths: [String]
  ) -> String {
    let branch = "git update-ref \(ShellText.word(reference)) \(parent.short) \(commit.short)"
    guard !paths.isEmpty, workTree != nil,
      head.branch.map({ "refs/heads/" + $0 }) == reference
    else {
      return branch
    }
    return branch + " && git restore --source=\(parent.short) --staged --worktree -- "
      + paths.map(ShellText.pathspec).joined(separator: " ")
  }
}
