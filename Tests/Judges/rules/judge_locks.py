#!/usr/bin/env python3
"""Which locks PostgreSQL takes for the statements of Fixtures/locks: those that are said, and no others.

    judge_locks.py [--servers FOLDER] [--majors 15,16,17,18] [--write] [FILE]…

Each case runs in a transaction of its own, which then asks pg_locks. `swift test` proves that the fixtures say what we say.
"""

import argparse
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from majors import on_each  # noqa: E402
from paragraphs import paragraphs  # noqa: E402
from server import Server  # noqa: E402
from servers import MAJORS, binaries  # noqa: E402

FOLDER = os.path.join(ROOT, "Fixtures", "locks")
# Weakest first.
MODES = {
    "ShareLock": "SHARE", "ShareRowExclusiveLock": "SHARE ROW EXCLUSIVE", "ExclusiveLock": "EXCLUSIVE",
    "AccessExclusiveLock": "ACCESS EXCLUSIVE",
}
EXPECTED = re.compile(r"--> ([A-Z ]+) ([a-z_0-9.]+)(?: \[(\d+)\.\.(\d+)\])?$")

# What was there before: an index stands for its table.
REMEMBER = """
CREATE SCHEMA judge;
CREATE TABLE judge.relation AS
SELECT c.oid, CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || t.relname AS name
FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = coalesce(i.indrelid, c.oid)
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE n.nspname IN ('public', 'attic') AND t.relkind IN ('r', 'p', 'v', 'm');
"""
ASK = """
SELECT l.mode || ' ' || r.name FROM pg_locks l JOIN judge.relation r ON r.oid = l.relation
WHERE l.pid = pg_backend_pid() AND l.granted;
"""


class Case:
    def __init__(self, path, line, lines):
        self.path, self.line = path, line
        self.sql = "\n".join(text for text in lines if not text.startswith("-->"))
        self.expected = [EXPECTED.match(text) for text in lines if text.startswith("-->")]
        self.measured = {}
        if None in self.expected:
            raise RuntimeError(f"{self.place}: no lock is written like that")

    @property
    def place(self):
        return f"{os.path.relpath(self.path, ROOT)}:{self.line}"

    def said(self, major):
        return {
            (match[2], match[1]) for match in self.expected if int(match[3] or 0) <= major <= int(match[4] or 99)
        }

    def written(self):
        """The case with what was measured on all majors."""
        by_lock = {}
        for major in sorted(self.measured):
            for lock in self.measured[major]:
                by_lock.setdefault(lock, []).append(major)
        lines = [self.sql]
        for (name, mode), majors in sorted(by_lock.items()):
            span = "" if len(majors) == len(self.measured) else f" [{majors[0]}..{majors[-1]}]"
            lines.append(f"--> {mode} {name}{span}")
        return "\n".join(lines) + "\n"


def measure(server, database, found, major):
    script = [r"\set VERBOSITY terse", "SET client_min_messages = error;"]
    for case in found:
        script += [r"\echo ==case==", "BEGIN;", case.sql, ASK, "ROLLBACK;"]
    done = subprocess.run(
        [os.path.join(server.binaries, "psql"), "-X", "-q", "-A", "-t", "-d", server.dsn(database)], input="\n".join(script) + "\n",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    parts = done.stdout.split("==case==\n")[1:]
    if len(parts) != len(found):
        raise RuntimeError(done.stdout)
    refused = [f"{case.place}: {part}" for case, part in zip(found, parts) if "ERROR" in part]
    if refused:
        raise RuntimeError("\n".join(refused))
    for case, part in zip(found, parts):
        strongest = {}
        for line in part.split("\n"):
            mode, _, name = line.partition(" ")
            if mode in MODES and list(MODES).index(mode) >= list(MODES).index(strongest.get(name, mode)):
                strongest[name] = mode
        case.measured[major] = {(name, MODES[mode]) for name, mode in strongest.items()}


def judge(major, folder, found, complaints, figures):
    with Server(binaries(major, folder)) as server:
        database = server.new_database()
        server.sql(open(os.path.join(FOLDER, "start.sql"), encoding="utf-8").read() + REMEMBER, database)
        measure(server, database, found, major)
    for case in found:
        said, taken = case.said(major), case.measured[major]
        for name, mode in sorted(said - taken):
            complaints.append(f"{case.place}: PostgreSQL {major} does not take {mode} on {name}")
        for name, mode in sorted(taken - said):
            complaints.append(f"{case.place}: PostgreSQL {major} takes {mode} on {name}")
    locks = sum(len(case.measured[major]) for case in found)
    figures.append(f"{len(found)} statements take {locks} locks that others wait for, on PostgreSQL {major}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--servers", default=os.path.join(ROOT, ".build", "servers"))
    parser.add_argument("--majors", default=",".join(map(str, MAJORS)))
    parser.add_argument("--write", action="store_true", help="write what was measured into the fixtures")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    paths = options.files or sorted(path for path in glob.glob(os.path.join(FOLDER, "*.sql")) if not path.endswith("start.sql"))
    found = {path: paragraphs(path, Case) for path in paths}
    everything = [case for path in paths for case in found[path]]
    complaints, figures = [], []
    failures = on_each(options.majors.split(","), lambda major: judge(major, options.servers, everything, complaints, figures))
    if options.write and not failures:
        for path in paths:
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(case.written() for case in found[path]))
        complaints.clear()
    for line in sorted(figures) + sorted(complaints) + failures:
        print(line)
    sys.exit(1 if complaints or failures else 0)


if __name__ == "__main__":
    main()
