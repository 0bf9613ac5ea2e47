extension Workspace {
  /// The template in a file; the path counts from where the user stands.
  ///
  /// Throws `SpecError.changelogTemplate` with the line of what is wrong.
  public func changelogTemplate(_ path: String) throws(SpecError) -> ChangelogTemplate {
    let bytes: [UInt8]
    do throws(SpecError) {
      bytes = try Files.read(Files.absolute(path, in: directory))
    } catch .file(_, let reason) {
      throw .changelogTemplate(path: path, TemplateProblem(nil, reason))
    }
    do throws(TemplateProblem) {
      return try ChangelogTemplate(bytes)
    } catch {
      throw .changelogTemplate(path: path, error)
    }
  }
}

extension ChangelogTemplate {
  /// The text that the template makes of a changelog; an error calls it by its path.
  public func text(
    _ changelog: Changelog, _ markdown: ChangelogMarkdown, path: String
  ) throws(SpecError) -> String {
    do throws(TemplateProblem) {
      return try text(ChangelogContext.values(changelog, markdown))
    } catch {
      throw .changelogTemplate(path: path, error)
    }
  }
}
