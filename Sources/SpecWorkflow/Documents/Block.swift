/// A block of a document: what it is, and the part of the document that it comes from.
public struct Block: Sendable, Hashable {
  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public enum Kind: Sendable, Hashable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case list(List)
    case blockQuote([Block])
    /// Code, fenced or indented; the text ends with a line end unless it is empty.
    case code(info: String, text: String)
    case html(String)
    case thematicBreak
    case table(Table)
  }

  /// A list and the way it is marked.
  public struct List: Sendable, Hashable {
    public enum Marker: Sendable, Hashable {
      /// The character: `-`, `*` or `+`.
      case bullet(Character)
      /// The first number and the character behind it: `.` or `)`.
      case ordered(start: Int, delimiter: Character)
    }

    public var marker: Marker
    /// Whether no empty lines stand between the items.
    public var isTight: Bool
    public var items: [Item]

    public init(marker: Marker, isTight: Bool, items: [Item]) {
      self.marker = marker
      self.isTight = isTight
      self.items = items
    }

    /// One item of a list.
    public struct Item: Sendable, Hashable {
      /// Whether the item's box is ticked, or `nil` where it has none.
      public var isChecked: Bool?
      public var blocks: [Block]
      public var range: SourceRange

      public init(isChecked: Bool? = nil, blocks: [Block], range: SourceRange) {
        self.isChecked = isChecked
        self.blocks = blocks
        self.range = range
      }
    }
  }

  /// A table; every row has as many cells as there are alignments.
  public struct Table: Sendable, Hashable {
    public enum Alignment: Sendable, Hashable {
      case none
      case left
      case center
      case right
    }

    /// One row of a table.
    public struct Row: Sendable, Hashable {
      public var cells: [[Inline]]
      public var range: SourceRange

      public init(cells: [[Inline]], range: SourceRange) {
        self.cells = cells
        self.range = range
      }
    }

    public var alignments: [Alignment]
    public var header: Row
    public var rows: [Row]

    public init(alignments: [Alignment], header: Row, rows: [Row]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }
}
