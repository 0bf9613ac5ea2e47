internal import Git

extension History: Fact {
  func write(to facts: inout FactWriter) {
    tip.write(to: &facts)
    graph.write(to: &facts)
    facts.append(column: order)
    facts.append(column: places)
    versions.write(to: &facts)
    paths.paths.write(to: &facts)
    revisions.write(to: &facts)
    facts.append(column: latest)
    policyFolders.write(to: &facts)
    extras.write(to: &facts)
  }

  init(from facts: inout FactReader) throws(FactError) {
    tip = try ObjectID(from: &facts)
    graph = try CommitGraph(from: &facts)
    order = try facts.column(of: Int32.self)
    places = try facts.column(of: Int32.self)
    versions = try VersionGraph(from: &facts)
    paths = PathTable()
    for path in try [String](from: &facts) {
      _ = paths.insert(path)
    }
    revisions = try [Revision](from: &facts)
    latest = try facts.column(of: Int32.self)
    policyFolders = try PolicyFolders(from: &facts)
    extras = try [String](from: &facts)
  }
}
