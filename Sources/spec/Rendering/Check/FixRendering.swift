import SpecWorkflow

/// What was mended, on standard error beside the findings that are left.
struct FixRendering {
  let session: Session

  /// `written`: the paths of the fixes that were carried out.
  func tell(_ fixes: [DocumentFix], _ written: [String]) {
    guard !session.options.quiet else {
      return
    }
    for fix in fixes {
      guard written.contains(fix.path) else {
        Notes(session).write(
          "\(fix.path) was changed in the meantime, and is left as it is", hint: "spec check --fix")
        continue
      }
      for step in fix.steps {
        session.console.writeError(
          StyledText(literal: "mended ", .success) + "\(fix.path, .path): " + StyledText(step))
      }
    }
  }
}
