#!/usr/bin/env python3
"""Damaged copies of all fixtures through `plimsoll check`, in every format.

    soak.py PLIMSOLL [--seed N] [--seconds N] [--keep FOLDER] [--sarif-schema FILE]
    soak.py PLIMSOLL --undamaged [--sarif-schema FILE]

No run crashes or hangs, the exit status is 0, 1 or 2, memory stays bounded, every report is what its format allows and says as
much as the others, and a second run gives the same bytes. The same seed gives the same projects. With --undamaged every fixture is
taken once, as it is. SARIF is held against Fixtures/schemas/sarif.schema.json, which is written down from the standard: no package
of PyPI has the standard's own schema; who has the file names it with --sarif-schema. Wants jsonschema from PyPI.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import damage
import formats

FIXTURES = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Fixtures"))
NAMES = {"json": "r.json", "sarif": "r.sarif", "gitlab": "g.json", "junit": "r.xml", "github": "r.github", "text": "r.txt"}
TIME_LIMIT = 60
MEMORY_LIMIT = 1 << 30
FINDINGS = 10_000
# For all of the findings in one format, next to what it takes to find them.
SECONDS_A_FORMAT = 3


def projects():
    """The folders of the fixtures that are projects, and the files that are projects of one file."""
    found = []
    for group in sorted(os.listdir(FIXTURES)):
        folder = os.path.join(FIXTURES, group)
        if not os.path.isdir(folder):
            continue
        for where, folders, names in os.walk(folder):
            folders.sort()
            depth = os.path.relpath(where, folder).count(os.sep)
            if group in ("rules", "sql", "locks", "uses", "schema") and any(name.endswith(".sql") for name in names):
                found += [os.path.join(where, name) for name in sorted(names) if name.endswith(".sql")]
            elif depth <= 2 and where != folder:
                found.append(where)
    return found


def copy(project, target):
    shutil.rmtree(target, ignore_errors=True)
    if os.path.isdir(project):
        shutil.copytree(project, target, symlinks=True)
        return
    # A fixture of a rule holds several files behind lines that name them.
    os.makedirs(target)
    name, lines = "0001.sql", []
    with open(project, encoding="utf-8", errors="surrogateescape", newline="") as file:
        parts = [(name, lines)]
        for line in file:
            marker = re.match(r"-- (?:file|added): (\S+)\s*$", line)
            if marker:
                lines = []
                parts.append((marker[1], lines))
            lines.append(line)
    for name, lines in parts:
        path = os.path.join(target, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.writelines(lines)


class Soak:
    def __init__(self, plimsoll, scratch):
        self.plimsoll = os.path.abspath(plimsoll)
        self.scratch = scratch
        self.runs = 0
        self.reports = 0
        self.findings = 0
        self.peak = 0
        # What the processor worked for the last run.
        self.seconds = 0.0

    def run(self, folder, *arguments):
        """What came of it, or what is wrong."""
        self.runs += 1
        with tempfile.TemporaryFile(dir=self.scratch) as output, tempfile.TemporaryFile(dir=self.scratch) as errors:
            process = subprocess.Popen(
                [self.plimsoll, "check", *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors
            )
            started = time.monotonic()
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - started > TIME_LIMIT:
                    process.kill()
                    os.wait4(process.pid, 0)
                    process.returncode = -9
                    return None, f"hangs: more than {TIME_LIMIT} s"
                time.sleep(0.002)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = usage.ru_utime + usage.ru_stime
            self.peak = max(self.peak, usage.ru_maxrss * 1024)
            output.seek(0)
            errors.seek(0)
            output, errors = output.read(), errors.read()
        if process.returncode not in (0, 1, 2):
            return None, f"ends with {process.returncode}: {errors[-500:].decode(errors='replace')}"
        if usage.ru_maxrss * 1024 > MEMORY_LIMIT:
            return None, f"takes {usage.ru_maxrss >> 10} MiB"
        return (process.returncode, output, errors), None

    def reports_of(self, folder):
        """The reports of all formats in one run, by format; None where there is nothing to check."""
        where = os.path.join(self.scratch, "reports")
        shutil.rmtree(where, ignore_errors=True)
        os.mkdir(where)
        outputs = [argument for name, file in NAMES.items() for argument in ("--output", f"{name}={where}/{file}")]
        ended, mistake = self.run(folder, "--quiet", *outputs, ".")
        if mistake:
            return None, None, mistake
        status, _, errors = ended
        left = [name for name in os.listdir(where) if name not in NAMES.values()]
        if left:
            return None, None, f"leaves {left}"
        reports = {}
        for name, file in NAMES.items():
            path = os.path.join(where, file)
            if not os.path.exists(path):
                if status != 2 or not errors:
                    return None, None, f"no report as {name}, and exit status {status}"
                continue
            with open(path, "rb") as handle:
                reports[name] = handle.read()
        return status, reports, None

    def check(self, folder):
        """What is wrong, or None."""
        status, reports, mistake = self.reports_of(folder)
        if mistake:
            return mistake
        again_status, again, mistake = self.reports_of(folder)
        if mistake:
            return mistake
        for name in NAMES:
            # Text tells how long it took, but not when it is quiet.
            if reports.get(name) != again.get(name) or status != again_status:
                return f"{name} is not the same twice"
        report = None
        # JSON comes first: the others are held against what it says.
        for name, output in sorted(reports.items(), key=lambda item: item[0] != "json"):
            self.reports += 1
            mistake = formats.check(name, output, report)
            if mistake:
                return f"{name}: {mistake}"
            if name != "json":
                continue
            report = json.loads(output)
            self.findings += len(report["findings"])
            fails = any(finding["severity"] == "error" for finding in report["findings"])
            if status != 2 and status != fails:
                return f"exit status {status} with {report['summary']}"
        return None

    def many_findings(self):
        """Ten thousand findings in every format, each in good time."""
        folder = os.path.join(self.scratch, "many")
        os.mkdir(folder)
        with open(os.path.join(folder, "0001.sql"), "w") as file:
            file.write("BEGIN;\n" + "".join(f"VACUUM t{number};\n" for number in range(FINDINGS)) + "COMMIT;\n")
        mistake = self.check(folder)
        times = {}
        for name in NAMES:
            self.run(folder, "--format", name, ".")
            times[name] = self.seconds
        print(f"{FINDINGS} findings: " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in times.items()))
        slow = [name for name, seconds in times.items() if seconds > min(times.values()) + SECONDS_A_FORMAT]
        return mistake or (f"slow: {slow}" if slow else None)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("plimsoll")
    options.add_argument("--seed", type=int)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--undamaged", action="store_true", help="every fixture once, as it is")
    options.add_argument("--sarif-schema", help="the schema that OASIS publishes")
    options.add_argument("--keep", help="where projects that fail are kept")
    options = options.parse_args()
    if options.sarif_schema:
        formats.hold_sarif_against(options.sarif_schema)
    # Whatever crashes leaves no core.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as scratch:
        soak = Soak(options.plimsoll, scratch)
        # Some runners look at the folders above.
        folder = os.path.join(scratch, "work", "shop", "app", "project")
        failed = undamaged(soak, folder) if options.undamaged else damaged(soak, folder, options)
        print(f"{soak.runs} runs, {soak.reports} reports, {soak.findings} findings, peak {soak.peak >> 20} MiB, {failed} failed")
    sys.exit(1 if failed or soak.findings == 0 else 0)


def undamaged(soak, folder):
    failed = 0
    for project in projects():
        copy(project, folder)
        mistake = soak.check(folder)
        if mistake:
            failed += 1
            print(f"FAILED {os.path.relpath(project, FIXTURES)}: {mistake}", flush=True)
    return failed


def damaged(soak, folder, options):
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    all_projects = projects()
    others = damage.files(os.fsencode(FIXTURES))
    failed = 0
    mistake = soak.many_findings()
    if mistake:
        failed += 1
        print(f"FAILED many findings: {mistake}")
    ends = time.monotonic() + options.seconds
    round_number = 0
    while time.monotonic() < ends and failed < 10:
        # Each round has dice of its own, so that one can be thrown again by itself.
        dice = random.Random(f"{seed}/{round_number}")
        project = dice.choice(all_projects)
        copy(project, folder)
        done = damage.damage(os.fsencode(folder), dice, others)
        mistake = soak.check(folder)
        if mistake:
            failed += 1
            name = f"{seed}-{round_number}"
            print(f"FAILED {name}: {os.path.relpath(project, FIXTURES)}, {'; '.join(done)}\n    {mistake}", flush=True)
            if options.keep:
                shutil.copytree(folder, os.path.join(options.keep, name), symlinks=True, dirs_exist_ok=True)
        round_number += 1
    print(f"{round_number} damaged projects of {len(all_projects)}:", end=" ")
    return failed


if __name__ == "__main__":
    main()
