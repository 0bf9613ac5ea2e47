extension Rule {
  static let unknownSpec = Rule(
    code: "L001", name: "unknown-spec",
    summary: "a spec is named that is not there",
    why: """
      It was renumbered, deleted or mistyped, and readers look for it in vain. Only IDs whose prefix
      some spec of the repository has are looked at, and no blocks of code.
      """,
    bad: """
      # SPEC-007: Offline sync

      ## Dependencies

      - SPEC-912, which stores the edits
      """,
    good: """
      # SPEC-007: Offline sync

      ## Dependencies

      - SPEC-012, which stores the edits
      """,
    mend: "spec list shows what there is; spec log follows one that was renumbered",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .links { spec, specs in
      specs.mentions(in: spec).filter { specs.target($0.id) == nil }.map {
        Spot($0.range, "no spec \($0.id)")
      }
    })

  static let unknownRequirement = Rule(
    code: "L002", name: "unknown-requirement",
    summary: "a requirement is named that its spec has not",
    why: """
      What was built on a requirement that is gone, or has another number now, is built on nothing.
      """,
    bad: """
      # SPEC-007: Offline sync

      Edits are stored as SPEC-012/FR-99 says.
      """,
    good: """
      # SPEC-007: Offline sync

      Edits are stored as SPEC-012/FR-1 says.
      """,
    mend: "spec blame names the requirements of a spec",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .links { spec, specs in
      specs.mentions(in: spec).compactMap { mention in
        guard let requirement = mention.requirement, let target = specs.target(mention.id),
          !target.requirements.contains(requirement.lowercased())
        else {
          return nil
        }
        return Spot(mention.range, "\(mention.id) has no \(requirement)")
      }
    })

  static let closedDependency = Rule(
    code: "L003", name: "closed-dependency",
    summary: "it depends on a spec that is superseded or withdrawn",
    why: """
      What it counts on will not be there. Only what stands under a heading Dependencies, or in a
      header field such as `Depends on`, is a dependency; any other spec may be named.
      """,
    bad: """
      # SPEC-007: Offline sync

      **Status**: Draft
      **Depends on**: SPEC-003
      """,
    good: """
      # SPEC-007: Offline sync

      **Status**: Draft
      **Depends on**: SPEC-012
      """,
    mend: "depend on what took its place",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .links { spec, specs in
      specs.mentions(in: spec).filter(\.isDependency).compactMap { mention in
        guard let target = specs.target(mention.id), target.stage == .closed else { return nil }
        return Spot(mention.range, "\(mention.id) is \(target.status ?? "closed")")
      }
    })

  static let dependencyCycle = Rule(
    code: "L004", name: "dependency-cycle",
    summary: "it depends, through others, on itself",
    why: """
      None of the specs in a circle can be the first to be implemented.
      """,
    bad: """
      SPEC-007 depends on SPEC-012, and SPEC-012 on SPEC-007
      """,
    good: """
      SPEC-007 depends on SPEC-012
      """,
    mend: "move what both need into a spec of its own",
    weights: .open(draft: .warning, review: .error, approved: .warning),
    find: .links { spec, specs in
      guard let id = spec.name.id, let cycle = specs.cycle(through: id),
        let mention = specs.mentions(in: spec).first(where: { $0.isDependency && $0.id == cycle[1] }
        )
      else {
        return []
      }
      return [
        Spot(
          mention.range,
          "depends on itself: " + cycle.map(\.description).joined(separator: " → "))
      ]
    })
}
