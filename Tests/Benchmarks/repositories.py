"""Makes the repositories that are measured, the same every time."""

import hashlib
import json
import os
import shutil
import subprocess
import zlib

from measuring import git


class Repositories:
    """Those that were made so far in a folder, which may outlive the run.

    The name of each ends with a digest of what makes it: what another version made is not taken.
    """

    def __init__(self, folder, scripts, tell):
        self.folder, self.scripts, self.tell = folder, scripts, tell
        os.makedirs(folder, exist_ok=True)

    def history(self, specs, commits, requirements, every=1):
        """A bare repository of specs; every so many'th commit changes one of them."""
        maker = digest(f"{self.scripts}/bench-repository")
        path = f"{self.folder}/{specs}x{commits}x{requirements}x{every}-{maker}.git"
        if not os.path.exists(path):
            self.tell(f"Making a repository of {specs} specs and {commits} commits.")
            self._finished(path, lambda made: self._import(made, specs, commits, requirements, every))
        return path

    def _import(self, made, specs, commits, requirements, every):
        subprocess.run(["git", "init", "-q", "--bare", "--template=", "-b", "main", made], check=True)
        words = [str(number) for number in (specs, commits, requirements, every)]
        with subprocess.Popen([f"{self.scripts}/bench-repository", *words],
                              stdout=subprocess.PIPE) as stream:
            subprocess.run(["git", "-C", made, "fast-import", "--quiet", "--done"],
                           stdin=stream.stdout, check=True)
        if commits < 1_000_000:  # five million objects would take too long
            git(made, "repack", "-adfq")

    def approvals(self, count, spec):
        """A repository in which one person approved so many specs, in a commit each."""
        path = f"{self.folder}/approvals-{count}-{digest(__file__)}"
        if not os.path.exists(path):
            self.tell(f"Signing {count} approvals.")
            self._finished(path, lambda made: Approvals(made, count, spec).make())
        return f"{path}/repository"

    def _finished(self, path, make):
        """A folder that is there as a whole or not at all."""
        made = path + ".part"
        shutil.rmtree(made, ignore_errors=True)
        make(made)
        os.rename(made, path)

    def clone(self, source, path):
        """A bare clone with the objects of its source, and nothing that was kept from a run."""
        shutil.rmtree(path, ignore_errors=True)
        subprocess.run(["git", "clone", "-q", "--bare", "--shared", source, path], check=True)
        return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha1(file.read()).hexdigest()[:8]


class Approvals:
    """Approvals of one person, signed with an Ed25519 key.

    What is signed is what `spec approve --dry-run` prints. The specs claim their status from the
    beginning, so that no approval changes a tree. What approves a spec depends on no other, and
    `approve` takes longer the more there are: it is asked in drafts of a few.
    """

    DRAFT = 50

    IDENTITY = "Ada Okafor <ada@example.com> 1767254400 +0000"

    def __init__(self, folder, count, spec):
        self.count, self.spec = count, spec
        self.repository, self.draft = f"{folder}/repository", f"{folder}/draft"
        self.key = f"{folder}/key"
        os.makedirs(folder)

    def make(self):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", self.key],
                       check=True)
        self._begin(self.repository, range(1, self.count + 1))
        tree, parent = git(self.repository, "rev-parse", "HEAD^{tree}", "HEAD").split()
        for message in self._messages():
            parent = self._commit(tree, parent, message)
        git(self.repository, "update-ref", "refs/heads/main", parent)
        git(self.repository, "repack", "-adq")

    def _begin(self, repository, numbers):
        """A repository of these specs, and of who may approve them."""
        subprocess.run(["git", "init", "-q", "--template=", "-b", "main", repository], check=True)
        with open(f"{self.key}.pub") as file:
            public = " ".join(file.read().split()[:2])
        write(f"{repository}/.spec/allowed_signers", f"ada@example.com {public}\n")
        write(f"{repository}/.spec/config.yml", """project: bench
people:
  ada: {name: Ada Okafor, email: ada@example.com}
policy: {from: [ada]}
approvals:
  Approved: {need: 1, own: true}
""")
        for number in numbers:
            write(f"{repository}/specs/SPEC-{number:03}.md", f"""# SPEC-{number:03}: Feature {number}

**Status**: Approved
**Created**: 2026-01-01
**Updated**: 2026-01-01

## Requirements

1. **FR-1**: The system shall answer request {number} within 100 ms.
""")
        for name, value in {
            "user.name": "Ada Okafor", "user.email": "ada@example.com", "gpg.format": "ssh",
            "user.signingKey": os.path.abspath(self.key),
            "gpg.ssh.allowedSignersFile": ".spec/allowed_signers",
        }.items():
            git(repository, "config", "--local", name, value)
        git(repository, "add", "-A")
        when = {f"GIT_{role}_DATE": "1767225600 +0000" for role in ("AUTHOR", "COMMITTER")}
        git(repository, "commit", "-q", "-m", "Begin", env={**os.environ, **when})

    def _messages(self):
        for first in range(1, self.count + 1, self.DRAFT):
            numbers = range(first, min(first + self.DRAFT, self.count + 1))
            self._begin(self.draft, numbers)
            plans = subprocess.run(
                [self.spec, "-C", self.draft, "approve", "--dry-run", "--json",
                 *map(str, numbers)], check=True, stdout=subprocess.PIPE).stdout
            shutil.rmtree(self.draft)
            for plan in plans.splitlines():
                yield json.loads(plan)["message"]

    def _commit(self, tree, parent, message):
        head = (f"tree {tree}\nparent {parent}\n"
                f"author {self.IDENTITY}\ncommitter {self.IDENTITY}\n")
        armor = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", self.key],
            input=f"{head}\n{message}".encode(), check=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL).stdout.decode().strip()
        signed = f"{head}gpgsig {armor.replace(chr(10), chr(10) + ' ')}\n\n{message}".encode()
        return self._store(b"commit %d\0" % len(signed) + signed)

    def _store(self, content):
        """Writes a loose object as git does; `git fast-import` takes no signatures."""
        name = hashlib.sha1(content).hexdigest()
        folder = f"{self.repository}/.git/objects/{name[:2]}"
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/{name[2:]}", "wb") as file:
            file.write(zlib.compress(content))
        return name


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
