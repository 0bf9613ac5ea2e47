"""Runs commands and measures them: wall seconds, and the peak of the process in bytes."""

import os
import statistics
import subprocess
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


class Failed(Exception):
    """A command that did not end as it should have."""


class Runner:
    """Runs commands whose output goes nowhere, with what they say of errors in a file.

    During a trial the output goes to a file, and where there is none the command has failed.
    """

    def __init__(self, scratch):
        self.errors, self.output = f"{scratch}/errors", f"{scratch}/output"
        self.null = os.open(os.devnull, os.O_RDWR)
        self.trial = False
        # A child begins as a copy of this process, so that no peak is seen below this one.
        self.floor = self.run(["true"])[1]

    def run(self, command, accepted=(0,), environment=None, silent=False):
        """One run: wall seconds and peak bytes."""
        errors = open_new(self.errors)
        output = open_new(self.output) if self.trial else self.null
        began = time.monotonic()
        process = os.posix_spawnp(command[0], command, {**os.environ, **(environment or {})},
                                  file_actions=[(os.POSIX_SPAWN_DUP2, self.null, 0),
                                                (os.POSIX_SPAWN_DUP2, output, 1),
                                                (os.POSIX_SPAWN_DUP2, errors, 2)])
        _, status, usage = os.wait4(process, 0)
        took = time.monotonic() - began
        os.close(errors)
        code = os.waitstatus_to_exitcode(status)
        if code not in accepted:
            with open(self.errors, errors="replace") as file:
                raise Failed(f"exit status {code} of {' '.join(command)}\n{file.read()}")
        if self.trial:
            os.close(output)
            if not silent and os.path.getsize(self.output) == 0:
                raise Failed(f"no output of {' '.join(command)}")
        return took, usage.ru_maxrss * UNIT


class Runs:
    """What several runs of one thing took."""

    def __init__(self, name):
        self.name, self.runs = name, []

    def add(self, run):
        self.runs.append(run)

    @property
    def seconds(self):
        return statistics.median(seconds for seconds, _ in self.runs)

    @property
    def peak(self):
        return statistics.median(peak for _, peak in self.runs)

    def __str__(self):
        times = [seconds for seconds, _ in self.runs]
        spread = f"{min(times):.4f} to {max(times):.4f} s"
        return f"  {self.name:<34}{self.seconds:>10.4f} s{spread:>26}{self.peak / 2**20:>9.1f} MiB"


def open_new(path):
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)


def git(repository, *arguments, **options):
    """What git prints, without the end of the line."""
    output = subprocess.run(["git", "-C", repository, *arguments], check=True,
                            stdout=subprocess.PIPE, **options).stdout
    return output.decode(errors="replace").strip()
