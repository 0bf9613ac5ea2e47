/// What `spec --help` prints; it fits a screen of 24 lines.
enum RootHelp {
  static let text = """
    spec – specs in Git, with a history you can trust
    usage: spec [-C <folder>] [--config <file>] <command> [<options>]

    start    init         set up this repository, or describe the specs it has
             new          create the next spec from the template
    read     status       what is uncommitted, and what contradicts history
             list         every spec with status, author, created and updated
             show         one spec, or one requirement: SPEC-007/FR-2
             log          the timeline of one spec
             diff, blame  what changed in meaning; who changed each requirement
             search       words in specs, requirements and history
    decide   submit       hand a draft in for review
             approve      approve exactly these words, with a signed commit
             withdraw     take an approval of your own back
             mark         set another status, such as Implemented
    trust    check, rule, hook  what is wrong with the specs, and why
             verify       every approval: by whom, for which words, does it count
             audit        who changed which requirement, and who approved it
             key, trust, doctor  whose keys count; what this machine lacks
    publish  changelog, schema     what changed between two releases; for templates
    other    cache, completions, version   what reading keeps; for shells

    A spec is SPEC-007, 7 or a path; most commands take --json, --at <rev|date>.
    exit: 0 done  1 the answer is no  2 could not  4 signing  5 cannot tell
    """
}
