#!/usr/bin/env python3
"""Holds `plimsoll parse` against PostgreSQL's own parser (libpg_query, by way of pglast).

Reads every SQL file of the folders given, asks both, and compares: where statements begin and end, command tags,
relations, and how much is understood. Prints the figures and the differences; fails when a bound is broken.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

from pglast import parser

import expectations
import psql_script

# The share of the statements libpg_query accepts that must agree.
BOUNDS = {"boundaries": 1.0, "tags": 1.0, "relations": 0.999, "understood": 0.99}
SHOWN = 25


class Accepted:
    """A statement as PostgreSQL's parser read it; offsets are bytes of the file."""

    def __init__(self, start, end, tree):
        self.start = start
        self.end = end
        self.tag = expectations.command_tag(tree)
        self.relations = expectations.relations(tree)


class Judgement:
    def __init__(self):
        self.files = 0
        self.accepted = 0
        self.rejected = 0
        self.lenient = 0
        self.agreed = collections.Counter()
        self.differences = collections.defaultdict(list)
        self.not_understood = collections.Counter()

    def differs(self, what, place, text):
        self.differences[what].append(f"{place}: {text}")


def one_byte_letters(source):
    """Bytes above ASCII become letters, which is how SQL reads them, so that a byte is a character."""
    return source.translate(bytes(range(128)) + b"x" * 128).decode("ascii")


def slices_of(text, pieces):
    """Where the statements are, told by PostgreSQL's scanner; piece by piece in a text it cannot scan to the end."""
    try:
        return [(part.start, part.stop) for part in parser.split(text, with_parser=False, only_slices=True)]
    except parser.ParseError:
        found = []
        for start, end in pieces:
            try:
                for part in parser.split(text[start:end], with_parser=False, only_slices=True):
                    found.append((start + part.start, start + part.stop))
            except parser.ParseError:
                found.append((start, end))
        return found


def trimmed(text, start, end):
    """Without the comments around it."""
    tokens = [token for token in parser.scan(text[start:end]) if token.name not in ("SQL_COMMENT", "C_COMMENT")]
    return (start + tokens[0].start, start + tokens[-1].end + 1) if tokens else (start, start)


def parsed(text, start, end):
    """The parse trees of the text, or None; psql's variables are only put in where it is no SQL without."""
    statement = text[start:end]
    for attempt in dict.fromkeys([statement, psql_script.with_variables(statement)]):
        try:
            return parser.parse_sql(attempt)
        except (parser.ParseError, RecursionError):
            pass
    return None


def read_by_postgres(text, pieces):
    """The statements libpg_query accepts, and the spans of those it does not."""
    accepted, rejected = [], []
    slices = slices_of(text, pieces)
    index = 0
    while index < len(slices):
        start, end = slices[index]
        trees = parsed(text, start, end)
        taken = 1
        # The scanner cuts bodies of BEGIN ATOMIC at their semicolons: such a statement goes on.
        if trees is None and re.search(r"\bbegin\s+atomic\b", text[start:end], re.IGNORECASE):
            for more in range(2, 40):
                if index + more > len(slices):
                    break
                trees = parsed(text, start, slices[index + more - 1][1])
                if trees is not None:
                    taken = more
                    end = slices[index + more - 1][1]
                    break
        index += taken
        if trees is None:
            rejected.append((start, end))
        elif len(trees) == 1:
            accepted.append(Accepted(*trimmed(text, start, end), trees[0].stmt))
        elif trees:
            raise ValueError(f"one slice, {len(trees)} statements: {text[start:end]!r}")
    return accepted, rejected


def judge(path, name, ours, judgement):
    source = path.read_bytes()
    blanked, pieces = psql_script.server_text(source)
    text = one_byte_letters(blanked)
    accepted, rejected = read_by_postgres(text, pieces)
    judgement.files += 1
    judgement.accepted += len(accepted)
    judgement.rejected += len(rejected)
    by_span = {(statement["start"], statement["end"]): statement for statement in ours}
    for theirs in accepted:
        line = source.count(b"\n", 0, theirs.start) + 1
        place = f"{name}:{line}"
        mine = by_span.get((theirs.start, theirs.end))
        if mine is None:
            near = [(s["start"], s["end"]) for s in ours if s["start"] < theirs.end and theirs.start < s["end"]]
            judgement.differs("boundaries", place, f"{theirs.tag} {theirs.start}..{theirs.end}, ours {near[:4]}")
            continue
        judgement.agreed["boundaries"] += 1
        if mine["statement"] == theirs.tag:
            judgement.agreed["tags"] += 1
        else:
            judgement.differs("tags", place, f"{theirs.tag}, ours {mine['statement']}")
        if not mine["understood"]:
            judgement.not_understood[theirs.tag] += 1
            judgement.differs("understood", place, excerpt(text, theirs))
            continue
        judgement.agreed["understood"] += 1
        relations = {comparable(relation) for relation in mine["relations"]}
        if agrees(relations, theirs.relations, text[theirs.start : theirs.end]):
            judgement.agreed["relations"] += 1
        else:
            missing, extra = sorted(theirs.relations - relations), sorted(relations - theirs.relations)
            judgement.differs("relations", place, f"missing {missing}, extra {extra}: {excerpt(text, theirs)}")
    for start, end in rejected:
        mine = by_span.get(trimmed_or_given(text, start, end))
        judgement.lenient += bool(mine and mine["understood"])
        # A folder of this name promises SQL that PostgreSQL accepts.
        if "statements" in path.parts:
            line = text.count("\n", 0, start) + 1
            judgement.differs("fixtures", f"{name}:{line}", f"rejected: {' '.join(text[start:end].split())[:160]}")
    for before, behind in zip(ours, ours[1:]):
        if before["end"] > behind["start"]:
            judgement.differs("boundaries", name, f"our own statements overlap at {behind['start']}")


def trimmed_or_given(text, start, end):
    try:
        return trimmed(text, start, end)
    except parser.ParseError:
        return start, end


def comparable(relation):
    """A name of ours as the judged text has it."""
    return re.sub(r"(?<!:):['\"]?(\w+)['\"]?", r"\1", one_byte_letters(relation.encode()))


def agrees(ours, theirs, statement):
    """Whether the relations are the same. The judge reads psql's variables as plain names, and so folds theirs."""
    if psql_script.VARIABLE.search(statement):
        return {name.lower() for name in ours} == {name.lower() for name in theirs}
    return ours == theirs


def excerpt(text, statement):
    return " ".join(text[statement.start : statement.end].split())[:160]


def parse_with_plimsoll(plimsoll, paths):
    command = [plimsoll, "parse", "--format", "json", *map(str, paths)]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f"plimsoll parse ended with {run.returncode}: {run.stderr.decode()[:2000]}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plimsoll", required=True, help="the binary")
    arguments.add_argument("--all", action="store_true", help="print every difference, not only the first of each kind")
    arguments.add_argument("folders", nargs="+", type=pathlib.Path)
    options = arguments.parse_args()

    judgement = Judgement()
    for folder in options.folders:
        paths = sorted(folder.rglob("*.sql"))
        if not paths:
            sys.exit(f"no SQL in {folder}")
        for path, ours in zip(paths, parse_with_plimsoll(options.plimsoll, paths), strict=True):
            judge(path, str(path.relative_to(folder)), ours, judgement)

    print(f"{judgement.files} files, {judgement.accepted} statements that libpg_query accepts")
    broken = []
    for what, bound in BOUNDS.items():
        agreed = judgement.agreed[what]
        # What is not understood has no relations to compare.
        judged = judgement.agreed["understood"] if what == "relations" else judgement.accepted
        share = agreed / max(judged, 1)
        print(f"  {what:<11} {agreed:>6} of {judged:>6}  {share:9.4%}  (at least {bound:.1%})")
        if share < bound:
            broken.append(what)
        # A bound of 100 % also forbids what counts against no statement of theirs.
        elif bound == 1.0 and judgement.differences[what]:
            broken.append(what)
    print(f"  lenient     {judgement.lenient:>6} of {judgement.rejected} that libpg_query rejects are understood (for information)")
    if judgement.differences["fixtures"]:
        broken.append("fixtures")
    for what, texts in judgement.differences.items():
        if texts:
            print(f"\n{what}: {len(texts)} differences")
            for text in texts if options.all else texts[:SHOWN]:
                print("  " + text)
    if judgement.not_understood:
        print("\nnot understood, by tag:", ", ".join(f"{tag} {n}" for tag, n in judgement.not_understood.most_common(40)))
    if broken:
        sys.exit("broken bounds: " + ", ".join(broken))


if __name__ == "__main__":
    main()
