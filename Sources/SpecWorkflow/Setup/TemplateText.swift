/// A template in the manner of a repository's documents: their header, the built-in sections.
enum TemplateText {
  static func text(for survey: RepositorySurvey) -> String {
    guard let folder = survey.folders.first else {
      return SeedTemplate.text
    }
    let sections = SeedTemplate.text.range(ofText: "## Overview").map {
      String(SeedTemplate.text[$0.lowerBound...])
    }
    return header(survey, folder) + "\n" + (sections ?? "")
  }

  private static func header(_ survey: RepositorySurvey, _ folder: SurveyedFolder) -> String {
    let form = survey.habits.form ?? .bold
    let fields = fields(survey, folder)
    let title = "# \(heading(survey, folder))\n"
    switch form {
    case .frontMatter:
      let lines = fields.map { "\($0.name): \(ConfigurationText.scalar($0.value))\n" }
      let matter = "---\n" + lines.joined() + "---\n"
      return survey.habits.hasTitleField ? matter : matter + "\n" + title
    case .tableRow:
      let rows = fields.map { "| \($0.name) | \($0.value) |\n" }
      return title + "\n| Field | Value |\n| --- | --- |\n" + rows.joined()
    case .bold, .boldWithColon, .plain, .listItem, .quote:
      let lead = lead(survey, form)
      let lines = fields.map { lead($0.name) + $0.value + "\n" }
      return title + "\n" + lines.joined()
    }
  }

  /// The beginning of a line for a field's name.
  private static func lead(_ survey: RepositorySurvey, _ form: HeaderForm) -> (String) -> String {
    if let status = survey.habits.names[.status], let lead = survey.habits.lead,
      let range = lead.range(ofText: status)
    {
      let (before, after) = (String(lead[..<range.lowerBound]), String(lead[range.upperBound...]))
      return { before + $0 + after + (after.hasSuffix(" ") ? "" : " ") }
    }
    return { "**\($0)**: " }
  }

  private static func fields(
    _ survey: RepositorySurvey, _ folder: SurveyedFolder
  ) -> [(name: String, value: String)] {
    let names = survey.habits.names
    let placeholder = placeholder(folder)
    var fields: [(name: String, value: String)] = []
    switch folder.idSources.first {
    case .header(let name)?:
      fields.append((folder.fieldName ?? name, placeholder))
    case .frontMatter(let name)?:
      let isBare = folder.prefix.map { name.lowercased().hasPrefix($0.lowercased()) } ?? false
      fields.append(
        (
          folder.fieldName ?? name,
          isBare ? String(placeholder.split(separator: "-")[1]) : placeholder
        ))
    default: break
    }
    if survey.habits.hasTitleField, survey.habits.form == .frontMatter {
      fields.append(("title", "[Feature Name]"))
    }
    let status = survey.vocabulary.first ?? "Draft"
    fields.append((names[.status] ?? "Status", status))
    for (key, value) in [
      (HeaderKey.author, "[Your Name]"), (.created, "YYYY-MM-DD"), (.updated, "YYYY-MM-DD"),
    ] {
      if let name = names[key] {
        fields.append((name, value))
      }
    }
    return fields
  }

  private static func heading(_ survey: RepositorySurvey, _ folder: SurveyedFolder) -> String {
    if folder.idSources.first == .title {
      return placeholder(folder) + ": [Feature Name]"
    }
    return survey.habits.hasNumberedTitles ? "NNNN. [Feature Name]" : "[Feature Name]"
  }

  private static func placeholder(_ folder: SurveyedFolder) -> String {
    "\(folder.prefix ?? "SPEC")-" + String(repeating: "X", count: max(folder.digits, 2))
  }
}
