/// Sets the status of a document, and the date beside it, as every command of the program does.
enum StatusStep {
  /// The document in another state, stamped with the day; every other byte is as it was.
  ///
  /// - Throws: `HeaderEditError` where the header has no place for it.
  static func apply(
    _ state: String, on day: CalendarDate, to bytes: [UInt8], reader: HeaderReader
  ) throws(HeaderEditError) -> [UInt8] {
    let stepped = try HeaderEditor.setting(.status, to: state, in: bytes, reader: reader)
    guard reader.read(stepped).field(.updated) != nil else {
      return stepped
    }
    return try HeaderEditor.setting(.updated, to: day.description, in: stepped, reader: reader)
  }
}
