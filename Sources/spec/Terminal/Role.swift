/// What a piece of text is; how that looks is decided here and nowhere else.
///
/// Only the sixteen colours of the reader's own palette are used, so that text stays readable on a
/// light, a dark and a recoloured terminal alike. A role never says more than the words do.
enum Role: String, Sendable, Hashable, CaseIterable {
  /// The name of a spec, a requirement or a commit.
  case id
  case heading
  case strong
  /// What can be skipped: labels, punctuation, times.
  case muted
  case added
  case removed
  case changed
  case approved
  case pending
  case stale
  case success
  case warning
  case error
  case hint
  /// A command or a word of code.
  case code
  case link
  case path
  case person
  case date
  /// A claim that history contradicts, and whatever else must catch the eye.
  case mark
  case emphasis

  /// The parameters of the terminal's Select Graphic Rendition sequence (ECMA-48, 8.3.117).
  var parameters: String {
    switch self {
    case .id: "33"
    case .heading, .strong: "1"
    case .muted: "2"
    case .added, .approved, .success: "32"
    case .removed: "31"
    case .changed, .stale: "33"
    case .pending, .hint, .code: "36"
    case .warning: "1;33"
    case .error: "1;31"
    case .link, .emphasis: "4"
    case .path: "35"
    case .person: "34"
    case .date: "36"
    case .mark: "1;35"
    }
  }
}
