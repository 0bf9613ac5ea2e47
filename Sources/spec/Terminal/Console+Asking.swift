extension Console {
  /// Asks a person something and waits for his answer; everything but a yes is a no.
  func ask(_ question: StyledText) -> Bool {
    writeNow(question)
    let answer = readLine() ?? ""
    return ["y", "yes"].contains(answer.trimmingSpaces.lowercased())
  }
}

extension String {
  fileprivate var trimmingSpaces: Substring {
    drop { $0 == " " }.prefix { $0 != " " }
  }
}
