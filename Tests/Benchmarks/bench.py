#!/usr/bin/env python3
"""Holds what spec does against what git takes for the like of it; Scripts/bench is how to run it."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile

import lines
from measuring import Failed, Runner
from repositories import Repositories

HERE = os.path.dirname(os.path.abspath(__file__))


class Report:
    """Prints each line with what must be kept, and remembers what was not."""

    def __init__(self, thresholds, floor):
        self.thresholds, self.floor = thresholds, floor
        self.regressions = []

    def add(self, name, ours, theirs=None, scale=1.0, only_time=False):
        """One line: our runs, and the runs that they are held against, times a factor."""
        print(f"\n{name}")
        values = {"seconds": ours.seconds, "MiB": ours.peak / 2**20}
        if theirs is not None:
            print(theirs)
            values["ratio"] = ours.seconds / (theirs.seconds * scale)
            if not only_time and theirs.peak > 1.05 * self.floor:
                values["memory"] = ours.peak / theirs.peak
        print(ours)
        self.judge(name, values)

    def judge(self, name, values):
        """What is compared is printed, and of what stands above already only what must be kept."""
        kept = self.thresholds.get(name, {})
        for kind in "ratio", "memory", "seconds", "MiB":
            if kind not in values or (kind in ("seconds", "MiB") and kind not in kept):
                continue
            words = f"  {kind:<34}{values[kind]:>10.4f}"
            if kind in kept:
                words += f"   at most {kept[kind]:g}"
                if kind == "ratio" and kept.get("goal", kept[kind]) != kept[kind]:
                    words += f", {kept['goal']:g} is wanted"
                if values[kind] > kept[kind]:
                    words += "   REGRESSION"
                    self.regressions.append(name)
            print(words, flush=True)


def machine(spec):
    """What the figures were taken on."""
    processor = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
        processor = names[0] if names else processor
    versions = subprocess.run([spec, "version"], check=True, stdout=subprocess.PIPE, text=True).stdout
    git = subprocess.run(["git", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return (f"{processor}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
            f"{git.strip()}, {', '.join(versions.split(chr(10))[:2])}")


def arguments():
    parser = argparse.ArgumentParser(prog="Scripts/bench", description=lines.__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help=f"what to measure, all by default: {' '.join(lines.PARTS)}")
    parser.add_argument("--large", action="store_true",
                        help="also a million commits: some ten minutes and 2 GB more")
    parser.add_argument("--repository", metavar="PATH", help="measure this repository instead")
    parser.add_argument("--folder", metavar="FOLDER", help="its folder of specs (specs)")
    parser.add_argument("--config", metavar="FILE", help="its configuration, as for spec --config")
    parser.add_argument("--keep", metavar="FOLDER",
                        help="keep what was made in a folder, and take it from there the next time")
    parser.add_argument("--approvals", type=positive, default=10_000, metavar="N",
                        help="how many approvals are verified (10000)")
    parser.add_argument("--divide", type=positive, default=1, metavar="N",
                        help="make histories of so many times fewer commits, to try this program")
    parser.add_argument("--runs", type=positive, default=5, metavar="N",
                        help="how many runs count (5)")
    parser.add_argument("--spec", required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = set(options.parts) - set(lines.PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if not options.repository and (options.folder or options.config):
        parser.error("--folder and --config say how to read what --repository names")
    made = set(options.parts) - set(lines.ANYWHERE)
    if options.repository and (made or options.large):
        parser.error("--repository does not go with what is measured in a repository made here: "
                     + ", ".join(sorted(made or {"million"})))
    options.folder = options.folder or "specs"
    for name in "repository", "config", "keep":
        if getattr(options, name):
            setattr(options, name, os.path.abspath(getattr(options, name)))
    return options


def chosen(options):
    if options.parts:
        return [*options.parts, *["million"][:options.large]]
    if options.repository:
        return lines.ANYWHERE
    return [part for part in lines.PARTS if part != "million" or options.large]


def positive(word):
    if int(word) < 1:
        raise ValueError
    return int(word)


def tell(words):
    print(words, file=sys.stderr, flush=True)


def main():
    options = arguments()
    thresholds = {}  # they are for whole histories only
    if options.divide == 1:
        with open(f"{HERE}/thresholds.json") as file:
            thresholds = json.load(file)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            repositories = Repositories(options.keep or f"{scratch}/made", f"{HERE}/../../Scripts",
                                        tell)
            runner = Runner(scratch)
            report = Report(thresholds, runner.floor)
            print(machine(options.spec))
            print(f"No peak below {runner.floor / 2**20:.1f} MiB, which is python's own, can be seen; "
                  "memory is compared above it.", flush=True)
            lines.Bench(options, runner, repositories, report, scratch).measure(chosen(options))
        except (Failed, OSError, subprocess.CalledProcessError) as error:
            tell(f"error: {error}")
            sys.exit(2)
    if report.regressions:
        sys.exit(f"error: over what must be kept: {'; '.join(dict.fromkeys(report.regressions))}")


main()
