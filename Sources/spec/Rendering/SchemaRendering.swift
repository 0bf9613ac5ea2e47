import SpecWorkflow

/// Schemas for people and for programs.
struct SchemaRendering {
  let session: Session
  let isJSON: Bool

  func renderNames(_ schemas: [Schema]) throws {
    guard !isJSON else {
      session.console.writeBytes(
        try JSONValue.object([
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

  func render(_ schema: Schema) throws {
    guard !isJSON else {
      session.console.writeBytes(
        try JSONValue.object([
          "schema": "spec.schema/1", "name": .string(schema.rawValue),
          "fields": .array(schema.fields.map(Self.json)),
        ]).bytes())
      return
    }
    var table = Table(columns: [
      .init("VARIABLE"), .init("TYPE"), .init("WHAT", isFlexible: true, minimumWidth: 20),
    ])
    for row in schema.fields.flatMap({ Self.rows($0, below: "") }) {
      table.append(StyledText(row.path, .strong), StyledText(row.type), StyledText(row.summary))
    }
    session.console.write(table)
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
