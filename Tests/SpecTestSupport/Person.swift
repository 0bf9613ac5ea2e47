/// Someone who writes commits.
public struct Person: Hashable, Sendable {
  public var name: String
  public var email: String

  public init(_ name: String, _ email: String) {
    self.name = name
    self.email = email
  }

  public static let ada = Person("Ada Okafor", "ada@tidewater.example")
  public static let ben = Person("Ben Sørensen", "ben@tidewater.example")
  public static let chi = Person("Chi Nguyễn", "chi@tidewater.example")
  public static let dee = Person("Dee Marsh", "dee@harbour.example")
}
