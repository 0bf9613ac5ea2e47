/// The types of changes of Keep a Changelog, in its order; the raw values are those of the machine
/// output.
public enum ChangelogType: String, Sendable, CaseIterable {
  case added
  case changed
  case deprecated
  case removed
  case fixed
  case security

  /// As it stands in a heading.
  public var title: String {
    rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}

/// What the trailer `Changelog:` of a commit says of its changes; GitLab's convention.
enum ChangelogOverride: Hashable {
  case type(ChangelogType)
  /// They are left out.
  case none

  /// `nil` where the message has no such trailer, or one that means nothing here.
  init?(message: String) {
    guard let value = CommitTrailers(message: message)["Changelog"]?.lowercased() else {
      return nil
    }
    if value == "none" {
      self = .none
    } else if let type = ChangelogType(rawValue: value) {
      self = .type(type)
    } else {
      return nil
    }
  }
}
