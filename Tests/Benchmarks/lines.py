"""Measures spec against git: medians of runs in turn, after one that is not counted.

Parts:
  cold       spec list without an index : git log -p --no-renames, which reads the same blobs
  audit      spec audit                 : the same
  changelog  spec changelog             : the same
  warm       spec list, index warm      : the start of a process that opens the repository
  log        spec log, index warm       : git log --follow
  more       spec list after one commit : a cold run
  verify     spec verify                : git log --format=%G? on 500 of the commits, scaled
  hook       what pre-commit adds       : the start of spec and ten of git --version
  million    spec list, 1,000,000 commits, cold : git log --oneline; and warm (only with --large)

The first six can be measured in a repository that is given, the others in those made here.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import time

from measuring import Failed, Runs, git

ANYWHERE = ["cold", "audit", "changelog", "warm", "log", "more"]
PARTS = [*ANYWHERE, "verify", "hook", "million"]
PATCHES = ["log", "-p", "--no-renames"]

# What Scripts/bench-repository takes: specs, commits, requirements, every so many'th commit.
SHORT = (200, 3_000, 40, 1)
LONG = (200, 10_000, 10, 1)
WIDE = (1_000, 100_000, 10, 1)
MILLION = (50, 1_000_000, 10, 400)

COMMITTER = {f"GIT_{role}_{field}": value for role in ("AUTHOR", "COMMITTER")
             for field, value in (("NAME", "Bench"), ("EMAIL", "bench@localhost"))}


class Bench:
    """Where the parts get what they measure."""

    def __init__(self, options, runner, repositories, report, scratch):
        self.options, self.runner, self.repositories = options, runner, repositories
        self.report, self.scratch = report, scratch
        self.given = None

    def measure(self, parts):
        for part in PARTS:
            if part in parts:
                self.given = self.options.repository if part in ANYWHERE else None
                getattr(self, part)()

    @property
    def folder(self):
        return self.options.folder if self.given else "specs"

    @property
    def config(self):
        return ["--config", self.options.config] if self.given and self.options.config else []

    def source(self, size):
        """The repository to measure, and how its lines end: only the sizes made here have names."""
        if self.given:
            return self.given, ""
        specs, commits, requirements, every = size
        commits //= self.options.divide
        source = self.repositories.history(specs, commits, requirements, every)
        return source, f", {commits:,} commits"

    def clone(self, source):
        return self.repositories.clone(source, f"{self.scratch}/clone.git")

    # Commands

    def spec(self, repository, *words, environment=None):
        """Findings end `spec list` with 1; the rows are printed all the same."""
        return self.runner.run([self.options.spec, "-C", repository, *self.config, *words], (0, 1),
                               environment)

    def git(self, repository, *words):
        return self.runner.run(["git", "-C", repository, *words])

    def alternate(self, ask, *all_runs, times=1):
        """Asks for one run of each in turn, so many times as runs count and once before."""
        for number in range(times * self.options.runs + 1):
            self.runner.trial = number == 0
            for runs, run in zip(all_runs, ask(number)):
                if number > 0:
                    runs.add(run)

    # Parts

    def against(self, name, source, ours, theirs):
        """Both in turn, each time in a new clone, so that nothing was kept."""
        us, them = Runs("spec " + " ".join(ours)), Runs("git " + " ".join(theirs))

        def ask(_):
            clone = self.clone(source)
            return self.spec(clone, *ours), self.git(clone, *theirs, "--", self.folder)

        self.alternate(ask, us, them)
        self.report.add(name, us, them)

    def cold(self):
        for size in [SHORT] if self.given else [SHORT, WIDE]:
            source, suffix = self.source(size)
            self.against(f"cold list{suffix}", source, ["list", "--json"], PATCHES)

    def audit(self):
        source, suffix = self.source(LONG)
        self.against(f"audit{suffix}", source, ["audit", "-q"], PATCHES)

    def changelog(self):
        source, suffix = self.source(LONG)
        self.against(f"changelog{suffix}", source, ["changelog", "-q", "..HEAD"], PATCHES)

    def warm(self):
        start = self.opener()
        if not start:
            return
        source, suffix = self.source(LONG)
        clone = self.clone(source)
        us, them = Runs("spec list"), Runs("libgit2 opens the repository")
        self.alternate(lambda _: (self.spec(clone, "list"),
                                  self.runner.run([start, clone], silent=True)), us, them, times=4)
        self.report.add(f"list, index warm{suffix}", us, them)

    def opener(self):
        """A program that starts libgit2, opens a repository and does nothing; None without cc."""
        program, source = f"{self.scratch}/open", f"{self.scratch}/open.c"
        with open(source, "w") as file:
            file.write("#include <git2.h>\nint main(int count, char **words) {\n"
                       "  git_repository *opened;\n  git_libgit2_init();\n"
                       "  return git_repository_open(&opened, words[1]) != 0;\n}\n")
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            print("\nlist, index warm: not measured, since there is no cc or clang to make the "
                  "yardstick")
            return None
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libgit2"], check=True,
                               stdout=subprocess.PIPE, text=True).stdout.split()
        subprocess.run([compiler, "-O2", "-o", program, source, *flags], check=True)
        return program

    def log(self):
        source, suffix = self.source(LONG)
        specs = self.specs(source)
        clone = self.clone(source)
        name, path = specs[len(specs) // 2]
        us, them = Runs(f"spec log {name}"), Runs("git log --follow -- FILE")
        self.alternate(lambda _: (self.spec(clone, "log", name),
                                  self.git(clone, "log", "--follow", "--", path)), us, them)
        self.report.add(f"log, index warm{suffix}", us, them)

    def specs(self, source):
        """The ID and the path of each spec, asked of a clone that is not measured."""
        rows = subprocess.run([self.options.spec, "-C", self.clone(source), *self.config, "list",
                               "--json"], stdout=subprocess.PIPE).stdout
        specs = [(spec["id"], spec["path"]) for spec in json.loads(rows)["specs"]]
        if not specs:
            raise Failed(f"no specs in {source}")
        return specs

    def more(self):
        source, suffix = self.source(WIDE)
        specs = self.specs(source)
        us, them = Runs("spec list, one commit more"), Runs("spec list, cold")

        def ask(number):
            clone = self.clone(source)
            cold = self.spec(clone, "list")
            self.edit(clone, specs[number % len(specs)][1], number)
            return self.spec(clone, "list"), cold

        self.alternate(ask, us, them)
        self.report.add(f"one commit more{suffix}", us, them)

    def edit(self, clone, path, number):
        """Commits a change of one spec of a bare repository, a minute after its last commit."""
        text = git(clone, "cat-file", "blob", f"HEAD:{path}") + f"\nOne line more: {number}.\n"
        blob = git(clone, "hash-object", "-w", "--stdin", input=text.encode())
        when = f"{int(git(clone, 'log', '-1', '--format=%ct')) + 60} +0000"
        environment = {**os.environ, **COMMITTER, "GIT_INDEX_FILE": f"{self.scratch}/index",
                       "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        git(clone, "read-tree", "HEAD", env=environment)
        git(clone, "update-index", "--cacheinfo", f"100644,{blob},{path}", env=environment)
        tree = git(clone, "write-tree", env=environment)
        commit = git(clone, "commit-tree", tree, "-p", "HEAD", "-m", "One more", env=environment)
        git(clone, "update-ref", "HEAD", commit)

    def verify(self):
        count = self.options.approvals
        repository = self.repositories.approvals(count, self.options.spec)
        sample = min(500, count)
        self.all_good(repository, count, sample)
        first, again = Runs("spec verify"), Runs("spec verify, again")
        them = Runs(f"git log --format=%G? -n {sample}")
        state = f"{self.scratch}/state"

        def ask(_):
            shutil.rmtree(state, ignore_errors=True)
            os.mkdir(state)
            environment = {"XDG_STATE_HOME": state}
            return (self.spec(repository, "verify", environment=environment),
                    self.spec(repository, "verify", environment=environment),
                    self.git(repository, "log", "--format=%G?", "-n", str(sample)))

        self.alternate(ask, first, again, them)
        for name, us in ("verify", first), ("verify again", again):
            self.report.add(f"{name}, {count:,} approvals", us, them, scale=count / sample,
                            only_time=True)

    def all_good(self, repository, count, sample):
        """Neither may be fast because it refuses: each spec is approved, each signature is good."""
        verdicts = subprocess.run([self.options.spec, "-C", repository, "verify"], check=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        letters = git(repository, "log", "--format=%G?", "-n", str(sample)).split()
        for word in b"\tapproved\t", b"\tcounts\t":
            if verdicts.count(word) != count:
                raise Failed(f"spec verify has {verdicts.count(word)} of {count} lines {word!r}")
        if letters != ["G"] * sample:
            raise Failed(f"git finds only {letters.count('G')} of {sample} signatures good")

    def hook(self):
        source, suffix = self.source(LONG)
        desk = f"{self.scratch}/desk"
        shutil.rmtree(desk, ignore_errors=True)
        subprocess.run(["git", "clone", "-q", source, desk], check=True)
        subprocess.run([self.options.spec, "-C", desk, "hook", "install", "pre-commit"], check=True,
                       stdout=subprocess.DEVNULL)
        environment = {**os.environ, **COMMITTER,
                       "PATH": f"{os.path.dirname(self.options.spec)}:{os.environ['PATH']}"}
        specs = sorted(os.listdir(f"{desk}/{self.folder}"))

        def seconds(command):
            began = time.monotonic()
            subprocess.run(command, cwd=desk, check=True, env=environment,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return time.monotonic() - began

        def commit(number, *words):
            path = f"{desk}/{self.folder}/{specs[number * 37 % len(specs)]}"
            with open(path) as file:
                text = file.read()
            with open(path, "w") as file:
                file.write(re.sub(r"within \d+ ms", f"within {number} ms", text, count=1))
            subprocess.run(["git", "add", "-A"], cwd=desk, check=True)
            return seconds(["git", "commit", "-q", "-m", "Edit", *words])

        runs = {"git --version": [], "spec --version": [], "git commit": [], "with the hook": []}
        for number in range(1, 22):
            runs["git --version"].append(seconds(["git", "--version"]))
            runs["spec --version"].append(seconds([self.options.spec, "--version"]))
            runs["git commit"].append(commit(2 * number, "--no-verify"))
            runs["with the hook"].append(commit(2 * number + 1))
        name = f"pre-commit{suffix}"
        print(f"\n{name}")
        medians = {}
        for kind, times in runs.items():
            times = sorted(times[1:])
            medians[kind] = statistics.median(times)
            spread = f"{times[0]:.4f} to {times[-1]:.4f} s"
            print(f"  {kind:<34}{medians[kind]:>10.4f} s{spread:>26}")
        added = medians["with the hook"] - medians["git commit"]
        allowed = medians["spec --version"] + 10 * medians["git --version"]
        self.report.judge(name, {"ratio": added / allowed})

    def million(self):
        source, suffix = self.source(MILLION)
        self.against(f"cold list{suffix}", source, ["list", "--json"], ["log", "--oneline"])
        clone = self.clone(source)
        us = Runs("spec list")
        self.alternate(lambda _: (self.spec(clone, "list"),), us)
        self.report.add(f"list, index warm{suffix}", us)
