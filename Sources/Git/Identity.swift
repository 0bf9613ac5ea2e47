/// A person and a moment, as a commit records them.
public struct Identity: Hashable, Sendable {
  public var name: String
  public var email: String
  public var time: Timestamp

  public init(name: String, email: String, time: Timestamp) {
    self.name = name
    self.email = email
    self.time = time
  }
}

/// A moment with the UTC offset of the person who was there.
public struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// Minutes east of UTC.
  public var offset: Int

  public init(seconds: Int64, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }
}
