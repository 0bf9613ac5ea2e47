import SpecWorkflow

extension CheckReport {
  /// The report as SARIF 2.1.0 (OASIS, `sarif-v2.1.0-os`), which code hosts and editors read.
  ///
  /// GitHub takes at most 25,000 results of a run: errors come first, so that none is lost before a
  /// note is.
  var sarif: JSONValue {
    let taken = findings.sorted { $1.severity < $0.severity }.prefix(Self.mostResults)
    let rules = RuleBook.rules.filter { rule in taken.contains { $0.rule.code == rule.code } }
    let places = Dictionary(
      uniqueKeysWithValues: rules.enumerated().map { ($0.element.code, $0.offset) })
    return .object([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": "spec", "version": .string(Version.number),
              "semanticVersion": .string(Version.number), "rules": .array(rules.map(\.sarif)),
            ])
          ]),
          // Columns of a SARIF region count this, and not bytes.
          "columnKind": "unicodeCodePoints",
          "originalUriBaseIds": .object([
            "%SRCROOT%": .object(["description": .object(["text": "the top of the repository"])])
          ]),
          "results": .array(taken.map { $0.sarif(ruleIndex: places[$0.rule.code] ?? 0) }),
        ])
      ]),
    ])
  }

  private static let mostResults = 25_000
}

extension Rule {
  fileprivate var sarif: JSONValue {
    .object([
      "id": .string(code), "name": .string(pascalName),
      "shortDescription": .object(["text": .string(summary)]),
      "fullDescription": .object(["text": .string(whyOnOneLine)]),
      "help": .object([
        "text": .string("\(whyOnOneLine)\n\nTo mend it: \(mend)."),
        "markdown": .string(
          """
          \(whyOnOneLine)

          Reported:

          \(bad.fenced)

          Mended:

          \(good.fenced)

          To mend it: \(mend).
          """),
      ]),
      "defaultConfiguration": .object([
        "level": .string((weights.severity(in: .approved) ?? .note).rawValue)
      ]),
      "properties": .object(["tags": .array([.string(family.rawValue)])]),
    ])
  }

  private var whyOnOneLine: String {
    why.split(separator: "\n").joined(separator: " ")
  }

  /// SARIF wants an identifier: `UpdatedBehindHistory`.
  private var pascalName: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Finding {
  fileprivate func sarif(ruleIndex: Int) -> JSONValue {
    var region: [String: JSONValue] = ["startLine": .integer(range.start.line)]
    if !line.isEmpty {
      region["startColumn"] = .integer(codePoint(of: range.start.column))
      if range.end.line == range.start.line {
        // The end of a region is behind its last character.
        region["endColumn"] = .integer(codePoint(of: range.end.column + 1))
      } else {
        region["endLine"] = .integer(range.end.line)
      }
    }
    return .object([
      "ruleId": .string(rule.code), "ruleIndex": .integer(ruleIndex),
      "level": .string(severity.rawValue),
      "message": .object(["text": .string("\(message)\n\nTo mend it: \(mend).")]),
      "locations": .array([
        .object([
          "physicalLocation": .object([
            "artifactLocation": .object([
              "uri": .string(path.percentEncoded), "uriBaseId": "%SRCROOT%",
            ]),
            "region": .object(region),
          ])
        ])
      ]),
      "partialFingerprints": .object(["specFinding/v1": .string(fingerprint)]),
    ])
  }

  /// The column of a byte in code points, from 1.
  private func codePoint(of column: Int) -> Int {
    String(decoding: line.utf8.prefix(max(0, column - 1)), as: UTF8.self).unicodeScalars.count + 1
  }
}

extension String {
  /// A path as the relative reference of RFC 3986.
  fileprivate var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    return utf8.map { byte -> String in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
          || "-._~/".unicodeScalars.contains(scalar))
      return isPlain ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }

  /// The text as a block of code in Markdown.
  fileprivate var fenced: String {
    "````\n\(self)\n````"
  }
}
