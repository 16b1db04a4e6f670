#!/usr/bin/env python3
"""Holds what Plimsoll understands of PL/pgSQL bodies against PostgreSQL's own reader of them (libpg_query, by way of pglast).

Every CREATE FUNCTION, CREATE PROCEDURE and DO of the SQL in the folders given goes to both. A body is understood when
`plimsoll parse` marks nothing in it.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

from pglast import ast, parser

import judge_parse
import psql_script

# The share of the bodies PostgreSQL accepts that must be understood.
BOUND = 0.99


def is_plpgsql(statement):
    if isinstance(statement, ast.DoStmt):
        options, default = statement.args, "plpgsql"
    elif isinstance(statement, ast.CreateFunctionStmt):
        options, default = statement.options, None
    else:
        return False
    given = {option.defname: option.arg for option in options or ()}
    language = given["language"].sval.lower() if "language" in given else default
    return language == "plpgsql" and "as" in given


def routines(path):
    """The text of each statement with a body of PL/pgSQL, and its line."""
    blanked, pieces = psql_script.server_text(path.read_bytes())
    text = judge_parse.one_byte_letters(blanked)
    for start, end in judge_parse.slices_of(text, pieces):
        if re.search("plpgsql|do", text[start:end], re.IGNORECASE):
            trees = judge_parse.parsed(text, start, end)
            if trees and len(trees) == 1 and is_plpgsql(trees[0].stmt):
                yield text.count("\n", 0, start) + 1, text[start:end]


def accepted_by_postgres(statement):
    try:
        parser.parse_plpgsql_json(statement)
        return True
    except parser.ParseError:
        return False


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plimsoll", required=True, help="the binary")
    arguments.add_argument("folders", nargs="+", type=pathlib.Path)
    options = arguments.parse_args()

    found = [
        (f"{path.relative_to(folder)}:{line}", statement)
        for folder in options.folders
        for path in sorted(folder.rglob("*.sql"))
        for line, statement in routines(path)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        for number, (_, statement) in enumerate(found):
            pathlib.Path(scratch, f"{number:06}.sql").write_text(statement)
        run = subprocess.run([options.plimsoll, "parse", scratch], capture_output=True, text=True, check=True)
    marks = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        if "! not understood" in line:
            marks[int(re.search(r"(\d{6})\.sql:", line)[1])].append(line.split(".sql:", 1)[1])

    accepted = [number for number, (_, statement) in enumerate(found) if accepted_by_postgres(statement)]
    rejected = set(range(len(found))) - set(accepted)
    understood = [number for number in accepted if not marks[number]]
    share = len(understood) / max(len(accepted), 1)
    print(f"{len(accepted)} PL/pgSQL bodies that libpg_query accepts")
    print(f"  bodies      {len(understood):>6} of {len(accepted):>6}  {share:9.4%}  (at least {BOUND:.1%})")
    lenient = [number for number in rejected if not marks[number]]
    print(f"  lenient     {len(lenient):>6} of {len(rejected)} that libpg_query rejects are understood (for information)")
    for number in accepted:
        for mark in marks[number]:
            print(f"  {found[number][0]}: {mark}")
    if not accepted or share < BOUND:
        sys.exit("broken bound: bodies")


if __name__ == "__main__":
    main()
