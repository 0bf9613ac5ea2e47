/// A document as a value: its header, its sections, what its items say and the blocks they are in.
public struct Document: Sendable, Hashable {
  public var header: Header
  /// Every heading outside of quotes and lists, in document order.
  public var sections: [Section]
  /// Requirements, criteria, questions, user stories and other labelled items in document order.
  public var items: [DocumentItem]
  public var blocks: [Block]
  public var problems: [DocumentProblem]

  public init(
    header: Header = Header(), sections: [Section] = [], items: [DocumentItem] = [],
    blocks: [Block] = [], problems: [DocumentProblem] = []
  ) {
    self.header = header
    self.sections = sections
    self.items = items
    self.blocks = blocks
    self.problems = problems
  }

  /// A heading and what stands under it.
  public struct Section: Sendable, Hashable {
    /// The heading's text as a reader sees it.
    public var title: String
    public var level: Int
    public var position: SourcePosition
    /// The titles from level two down to this one.
    public var headingPath: [String]
    /// The bytes from behind the heading's lines to the next heading of any level.
    public var body: Range<Int>

    public init(
      title: String, level: Int, position: SourcePosition, headingPath: [String], body: Range<Int>
    ) {
      self.title = title
      self.level = level
      self.position = position
      self.headingPath = headingPath
      self.body = body
    }
  }

  /// The first requirement with the ID, whatever its case, or `nil`.
  public func requirement(named id: String) -> DocumentItem? {
    let wanted = id.lowercased()
    return items.first { $0.kind == .requirement && $0.id?.lowercased() == wanted }
  }
}
