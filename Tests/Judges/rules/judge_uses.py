#!/usr/bin/env python3
"""Whether PostgreSQL refuses the statements of Fixtures/uses where they are said to use the new label, and only there.

    judge_uses.py [--servers FOLDER] [--majors 15,16,17,18] [FILE]…

Each case runs in a transaction that has just added the label. A case that says `analysed` or `evaluated` must be refused with 55P04;
one that says nothing must not; `ifReached` may be either. `swift test` proves that the fixtures say what we say.
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

FOLDER = os.path.join(ROOT, "Fixtures", "uses")


class Case:
    def __init__(self, path, line, lines):
        self.place = f"{os.path.relpath(path, ROOT)}:{line}"
        uses = [text[4:].split(" ")[1] for text in lines if text.startswith("--> ")]
        self.is_sure = any(manner in ("analysed", "evaluated") for manner in uses)
        self.is_open = bool(uses) and not self.is_sure
        oldest = [int(text[8:]) for text in lines if text.startswith("-- from ")]
        self.oldest = oldest[0] if oldest else 15
        self.sql = "\n".join(text for text in lines if not text.startswith("-->"))


def states(server, database, found):
    """The SQLSTATEs that each case is answered with, all of them in one session."""
    script = [r"\set VERBOSITY sqlstate", "SET client_min_messages = error;"]
    for case in found:
        # \r forgets what is left of rows that the server did not want.
        script += [r"\warn ==case==", "BEGIN;", "ALTER TYPE mood ADD VALUE 'new';", case.sql, r"\r", "ROLLBACK;", "DEALLOCATE ALL;"]
    done = subprocess.run(
        [os.path.join(server.binaries, "psql"), "-X", "-q", "-d", server.dsn(database)], input="\n".join(script) + "\n",
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    parts = done.stderr.split("==case==\n")[1:]
    if len(parts) != len(found):
        raise RuntimeError(done.stderr)
    return [re.findall(r"ERROR:\s+([0-9A-Z]{5})", part) for part in parts]


def judge(major, folder, paths, complaints, figures):
    refused = 0
    with Server(binaries(major, folder)) as server:
        database = server.new_database()
        server.sql(open(os.path.join(FOLDER, "start.sql"), encoding="utf-8").read(), database)
        found = [case for path in paths for case in paragraphs(path, Case) if case.oldest <= major]
        for case, answers in zip(found, states(server, database, found)):
            is_refused = answers[:1] == ["55P04"]
            refused += is_refused
            if case.is_sure != is_refused and not case.is_open:
                complaints.append(f"{case.place}: on PostgreSQL {major} the server answers {answers[:1] or 'nothing'}")
        figures.append(f"{len(found)} statements, {refused} refused, on PostgreSQL {major}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--servers", default=os.path.join(ROOT, ".build", "servers"))
    parser.add_argument("--majors", default=",".join(map(str, MAJORS)))
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    paths = options.files or sorted(path for path in glob.glob(os.path.join(FOLDER, "*.sql")) if not path.endswith("start.sql"))
    complaints, figures = [], []
    failures = on_each(options.majors.split(","), lambda major: judge(major, options.servers, paths, complaints, figures))
    for line in sorted(figures) + sorted(complaints) + failures:
        print(line)
    sys.exit(1 if complaints or failures else 0)


if __name__ == "__main__":
    main()
