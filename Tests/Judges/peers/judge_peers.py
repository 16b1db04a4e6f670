#!/usr/bin/env python3
"""What squawk says of the pairs that `plimsoll explain` shows: a migration that hurts, and one that does the same safely.

    Tests/Judges/peers/judge_peers.py PLIMSOLL

A pair is told apart where squawk reports something of the bad one (a rule of its own, so many times) that it does not report of the
good one. The README says of how many pairs that is so; the two must agree.
"""

import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]


def sql_files(text, folder):
    """The SQL files of a fixture, as they are after the change."""
    files, name = collections.defaultdict(list), "0001.sql"
    for line in text.split("\n"):
        mark = re.match(r"-- (file|added|was): (\S+)", line)
        if mark:
            name = mark[2] if mark[1] != "was" else None
        elif name:
            files[name].append(line)
    paths = []
    for name, lines in files.items():
        if name.endswith(".sql") and any(line and not line.startswith("--") for line in lines):
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines))
            paths.append(str(path))
    return sorted(paths)


def squawk_says(fixture):
    """How often which of squawk's rules speaks; None where there is no SQL it could read."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sql_files(fixture.read_text(), folder)
        if not paths:
            return None
        ended = subprocess.run(["squawk", "--reporter", "json", *paths], capture_output=True, text=True)
        return collections.Counter(finding["rule_name"] for finding in json.loads(ended.stdout))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("plimsoll")
    plimsoll = arguments.parse_args().plimsoll
    if not shutil.which("squawk"):
        sys.exit("squawk is not installed")
    rules = json.loads(subprocess.run([plimsoll, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    apart = []
    for rule in rules:
        folder = ROOT / "Fixtures" / "rules" / rule["rule"]
        said = [squawk_says(folder / kind / f"{rule['example'][kind]}.sql") for kind in ("bad", "good")]
        more = said[0] - (said[1] or collections.Counter()) if said[0] else None
        print(f"  {rule['rule']}: " + ("no SQL in it" if more is None else ", ".join(sorted(more)) or "the same"))
        if more:
            apart.append(rule["rule"])
    version = subprocess.run(["squawk", "--version"], capture_output=True, text=True).stdout.strip()
    figure = f"{len(apart)} of {len(rules)} pairs"
    print(f"{version} tells {figure} apart")
    if figure not in (ROOT / "README.md").read_text():
        sys.exit(f"the README does not say '{figure}'")


if __name__ == "__main__":
    main()
