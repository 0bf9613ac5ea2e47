extension Rule {
  static let deletedBranch = Rule(
    code: "P001", name: "deleted-branch",
    summary: "a push deletes a protected branch",
    why: """
      With the branch goes every approval on it. Which branches are protected is `spec.protect` of the
      server's git configuration, one pattern a line; without it the branch that HEAD names.
      """,
    bad: """
      $ git push origin --delete main
      """,
    good: """
      $ git config --unset spec.protect release/1.0     # on the server, where it shall go
      """,
    mend: "take the branch out of spec.protect on the server first",
    weights: .always(.error), find: .checker(.push))

  static let rewrittenBranch = Rule(
    code: "P002", name: "rewritten-branch",
    summary: "a push leaves out commits that a protected branch has",
    why: """
      Approvals are commits: a forced push makes them, or a withdrawal, or the removal of a key, as if
      they had never been.
      """,
    bad: """
      $ git push --force origin main
      """,
    good: """
      $ git pull --no-rebase && git push origin main
      """,
    mend: "git pull --no-rebase, then push again",
    weights: .always(.error), find: .checker(.push))

  static let unauthorisedPolicy = Rule(
    code: "P003", name: "unauthorised-policy",
    summary: "a push changes the policy, and nobody who may has signed that",
    why: """
      The policy is all of .spec/. Who may change it stands in the policy before the change, so that
      nobody can give himself what he lacks. Without that authority the old policy stays in force; a
      protected branch does not take such a commit at all.
      """,
    bad: """
      $ sed -i 's/need: 2/need: 1/' .spec/config.yml && git commit -am 'One is enough'
      """,
    good: """
      $ git commit -S -am 'One is enough'     # by somebody of policy: {from} in .spec/config.yml
      """,
    mend: "have a keeper of the policy sign the change, or take it back: git revert",
    weights: .always(.error), find: .checker(.push))

  static let removedSpec = Rule(
    code: "P004", name: "removed-spec",
    summary: "a push removes a spec whose status stands on approvals",
    why: """
      Deleting a spec is an edit of all its words, and so is giving it another number. Going back to
      review first shows everybody that what was decided is open again.
      """,
    bad: """
      $ git rm specs/SPEC-007-offline-sync.md && git commit -m 'Not any more'
      """,
    good: """
      $ spec mark SPEC-007 'In Review'
      $ git rm specs/SPEC-007-offline-sync.md && git commit -m 'Not any more'
      """,
    mend: "set its status back first, in a commit before",
    weights: .always(.error), find: .checker(.push))

  static let untrustedBeginning = Rule(
    code: "P005", name: "untrusted-beginning",
    summary: "a push begins a protected branch with a policy that the server does not know",
    why: """
      Whoever writes the first policy decides who approves. A server takes one from a push only where
      it descends from what the server has, or from the commit that its `spec.trust` names.
      """,
    bad: """
      $ git push origin main     # to an empty server, with a policy
      """,
    good: """
      $ git config spec.trust 3f2a…     # on the server, once somebody has seen that it is right
      $ git push origin main
      """,
    mend: "on the server: git config spec.trust <the commit in which the policy begins>",
    weights: .always(.error), find: .checker(.push))
}
