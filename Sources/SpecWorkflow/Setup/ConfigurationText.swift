/// Writes `.spec/config.yml`: short, with a comment for every key that is left at its default.
public enum ConfigurationText {
  /// The configuration of a repository without specs; approvals will name the project's id.
  public static func standard(project: String) -> String {
    head(project: project) + """
      specs:
        - folder: specs
          prefix: SPEC
          digits: 3
          # id: [title, file]       # also header:<field> and front-matter:<field>
          # files: ["**/*.md"]      # which files are specs
          # exclude: ["archive/**"] # which of them are not

      status:
        vocabulary: [Draft, In Review, Approved, Implemented]
        transitions:
          Draft: [In Review]
          In Review: [Draft, Approved]
          Approved: [Implemented, In Review]
          Implemented: [In Review]

      """ + aliases([:]) + history + template(nil) + rules(nil)
  }

  /// The configuration that describes the documents that are there.
  public static func text(for survey: RepositorySurvey, project: String) -> String {
    guard !survey.isEmpty else {
      return standard(project: project)
    }
    var text = head(project: project) + "specs:\n"
    for folder in survey.folders {
      text += "  - folder: \(scalar(folder.path.isEmpty ? "." : folder.path))\n"
      if let patterns = folder.patterns {
        text += "    files: \(list(patterns))\n"
      }
      if let prefix = folder.prefix {
        text += "    prefix: \(scalar(prefix))\n"
      }
      text += "    digits: \(folder.digits)\n"
      text += "    id: \(list(folder.sourceWords))\n"
    }
    text += "\nstatus:\n"
    text += "  vocabulary:\n"
    for state in survey.vocabulary {
      text += "    - \(scalar(state))\n"
    }
    text += """
        # transitions:              # which states may follow a state
        #   Draft: [In Review]

      """
    return text + aliases(survey.habits.aliases) + history + template(survey.template)
      + rules(survey.sections)
  }

  private static func head(project: String) -> String {
    """
    # How spec finds and reads the specs of this repository. Every key has a default.

    project: "\(project)"  # this project's id; keep it


    """
  }

  private static func aliases(_ aliases: [HeaderKey: [String]]) -> String {
    guard !aliases.isEmpty else {
      return """

        # header:
        #   aliases:                # further names of header fields
        #     Created: [Start Date]

        """
    }
    var text = "\nheader:\n  aliases:\n"
    for (key, name) in [
      (HeaderKey.status, "Status"), (.created, "Created"), (.updated, "Updated"),
      (.author, "Author"),
    ] {
      if let names = aliases[key] {
        text += "    \(name): \(list(names))\n"
      }
    }
    return text
  }

  private static let history = """

    # history:
    #   trunk: main                 # the team's branch; default: origin/HEAD, main or master
    #   ignoreRevs: .git-blame-ignore-revs


    """

  private static func template(_ path: String?) -> String {
    "template: \(scalar(path ?? SeedTemplate.path))\n"
  }

  private static func rules(_ sections: [String]?) -> String {
    guard let sections else {
      return """

        # rules:                      # of spec check: spec rule
        #   sections: [Overview, Requirements]

        """
    }
    return """

      rules:                        # of spec check: spec rule
        sections: \(list(sections))  # what the specs have in common

      """
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  /// A scalar of YAML that reads back as the text, in a flow list too.
  static func scalar(_ text: String) -> String {
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    let isPlain =
      text.unicodeScalars.first.map { $0.properties.isAlphabetic || ($0 == "." && text.count > 1) }
      == true
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || "0123456789 _-./".unicodeScalars.contains(scalar)
      }
      && !text.hasSuffix(" ") && !words.contains(text.lowercased())
    if isPlain {
      return text
    }
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case let scalar where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"" + quoted + "\""
  }
}
