import SpecWorkflow

/// Schemas for people and for programs.
struct SchemaRendering {
  let session: Session
  let isJSON: Bool

  func renderNames(_ schemas: [Schema]) {
    guard !isJSON else {
      session.console.writeBytes(
        JSONValue.object([
          "schema": "spec.schema/1", "names": .array(schemas.map { .string($0.rawValue) }),
        ]).bytes())
      return
    }
    var table = Table(columns: [.init("NAME"), .init("WHAT", isFlexible: true)])
    for schema in schemas {
      table.append(StyledText(schema.rawValue, .strong), StyledText(schema.summary))
    }
    session.console.write(table)
  }

  func render(_ schema: Schema) {
    guard !isJSON else {
      session.console.writeBytes(
        JSONValue.object([
          "schema": "spec.schema/1", "name": .string(schema.rawValue),
          "fields": .array(schema.fields.map(Self.json)),
        ]).bytes())
      return
    }
    guard !session.console.output.isTerminal else {
      write(schema.fields, of: "")
      return
    }
    var table = Table(columns: [.init("VARIABLE"), .init("TYPE"), .init("WHAT")])
    for row in schema.fields.flatMap({ Self.rows($0, below: "") }) {
      table.append(StyledText(row.path, .strong), StyledText(row.type), StyledText(row.summary))
    }
    session.console.write(table)
  }

  /// The members of a record one below the other, then those of its members.
  private func write(_ fields: [ContextField], of path: String) {
    let console = session.console
    if !path.isEmpty {
      console.write()
      console.write(StyledText(path, .strong))
    }
    let width = fields.map(\.name.count).max() ?? 0
    for field in fields {
      let name = field.name + String(repeating: " ", count: width - field.name.count)
      let type = field.type.word + (field.isOptional ? ", optional" : "")
      console.write(
        ("  \(name, .code)  \(field.summary)" as StyledText + StyledText("  (\(type))", .muted))
          .wrapped(to: console.output.width, indent: width + 4, firstIndent: 0))
    }
    for field in fields where !field.type.members.isEmpty {
      write(
        field.type.members,
        of: (path.isEmpty ? "" : path + ".") + field.name + (field.type.isList ? "[]" : ""))
    }
  }

  private typealias Row = (path: String, type: String, summary: String)

  private static func rows(_ field: ContextField, below path: String) -> [Row] {
    let path = path + field.name
    let own: Row = (path, field.type.word + (field.isOptional ? "?" : ""), field.summary)
    return [own]
      + field.type.members.flatMap { rows($0, below: path + (field.type.isList ? "[]." : ".")) }
  }

  private static func json(_ field: ContextField) -> JSONValue {
    .object([
      "name": .string(field.name), "type": .string(field.type.word),
      "optional": .bool(field.isOptional), "summary": .string(field.summary),
      "fields": .array(field.type.members.map(json)),
    ])
  }
}

extension ContextType {
  fileprivate var word: String {
    switch self {
    case .flag: "flag"
    case .text: "text"
    case .number: "number"
    case .list(let element): "list of \(element.word)s"
    case .record: "record"
    }
  }

  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }

  fileprivate var members: [ContextField] {
    switch self {
    case .record(let fields): fields
    case .list(let element): element.members
    case .flag, .text, .number: []
    }
  }
}
