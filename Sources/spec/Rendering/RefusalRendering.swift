import SpecWorkflow

/// Why a push is refused, or would be, on standard error.
struct RefusalRendering {
  let session: Session

  func write(_ refusal: PushRefusal) {
    let errors = session.console
    let place = [refusal.spec ?? refusal.path, refusal.commit.map { "in \($0.short)" }]
      .compactMap { $0 }.joined(separator: " ")
    errors.writeError(
      StyledText(literal: "error: ", .error) + "\(refusal.reference, .path): "
        + StyledText(place.isEmpty ? "" : "\(place): ") + StyledText(refusal.message)
        + StyledText(" [\(refusal.rule.code) \(refusal.rule.name)]", .muted))
    errors.writeError(StyledText(literal: "hint: ", .hint) + StyledText(refusal.rule.mend))
  }
}
