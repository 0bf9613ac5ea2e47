/// A part of a changelog as templates and machine output see it.
public indirect enum ChangelogValue: Sendable, Hashable {
  /// What is not there, such as the date of what is not released.
  case nothing
  case flag(Bool)
  case text(String)
  case list([ChangelogValue])
  case record([String: ChangelogValue])

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .nothing
  }
}

/// What a value of a template's context is.
public indirect enum ContextType: Sendable, Hashable {
  case flag
  case text
  /// Only a loop's own counters are one.
  case number
  case list(ContextType)
  case record([ContextField])
}

/// A variable of a template's context.
public struct ContextField: Sendable, Hashable {
  public var name: String
  public var type: ContextType
  /// Whether it can be there without a value.
  public var isOptional: Bool
  /// One phrase without a full stop.
  public var summary: String

  init(_ name: String, _ type: ContextType, optional: Bool = false, _ summary: String) {
    self.name = name
    self.type = type
    isOptional = optional
    self.summary = summary
  }
}
