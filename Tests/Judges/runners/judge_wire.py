"""Replays on a real server what runners that cannot be installed here send over the wire, and compares with the timeline.

Each function below is a runner in a few lines, written from what the runner is known to do and not from our readers: it yields
the calls of one deploy. `begin` and `commit` are the runner's own; a `message` is one simple query, however many statements it
holds; a `pipeline` is several statements behind one Sync. The server decides; the timeline must have foreseen it.

usage: judge_wire.py PLIMSOLL FIXTURES
"""

import glob
import json
import os
import re
import sys

import psycopg
import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from server import Server  # noqa: E402
from timelines import PASSES, REFUSED_BY_RUNNER, REFUSED_BY_SERVER, UNSAFE, cases, compare, copied, timeline_of  # noqa: E402

BEGIN, COMMIT = ("begin", None), ("commit", None)


class Refused(Exception):
    """The runner does not take the project."""


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def message(text):
    return [("message", text)] if strip_comments(text) else []


def wrapped(calls):
    return [BEGIN, *calls, COMMIT]


def strip_comments(text):
    return re.sub(r"--[^\n]*|/\*.*?\*/", "", text, flags=re.S).strip()


def statements(text):
    """Statements at semicolons that end a line; the projects hold none inside a string."""
    parts = re.split(r";[ \t]*(?:--[^\n]*)?(?:\n|$)", text)
    return [("message", part) for part in parts if strip_comments(part)]


def number(path):
    return int(re.match(r"\D*(\d+)", os.path.basename(path)).group(1))


def sql_files(folder, pattern="*.sql"):
    return sorted(glob.glob(os.path.join(folder, "**", pattern), recursive=True))


def by_number(files):
    ordered = sorted(files, key=number)
    if len({number(file) for file in ordered}) < len(ordered):
        raise Refused("two files of one version")
    return ordered


def without_gaps(files):
    for before, after in zip(files, files[1:]):
        if number(after) != number(before) + 1:
            raise Refused("a gap")
    return files


def project_text(folder):
    """Everything that may say how the runner is called."""
    names = ["Makefile", "package.json", "docker-compose.yml", ".gitlab-ci.yml", "deploy.sh"]
    return "\n".join(read(os.path.join(folder, name)) for name in names if os.path.exists(os.path.join(folder, name)))


def goose(folder):
    for file in by_number(sql_files(folder)):
        text = read(file)
        bare = re.search(r"^-- \+goose NO TRANSACTION", text, re.M | re.I)
        up = re.split(r"^-- \+goose Down.*$", re.split(r"^-- \+goose Up.*$", text, flags=re.M | re.I)[1], flags=re.M | re.I)[0]
        calls, block, lines = [], False, []
        for line in up.split("\n"):
            if re.match(r"-- \+goose StatementBegin", line, re.I):
                block = True
            elif re.match(r"-- \+goose StatementEnd", line, re.I):
                calls += message("\n".join(lines))
                block, lines = False, []
            elif not line.startswith("--"):
                lines.append(line)
                if not block and line.split("--")[0].rstrip().endswith(";"):
                    calls += message("\n".join(lines))
                    lines = []
        yield from calls if bare else wrapped(calls)


def golang_migrate(folder):
    files = [file for file in sql_files(folder, "*.up.sql") if re.match(r"\d+_[^.]*\.up\.sql$", os.path.basename(file))]
    files = [file for file in files if os.path.basename(os.path.dirname(file)) == "migrations"]
    for file in by_number(files):
        if "x-multi-statement=true" in project_text(folder):
            yield from [("message", part) for part in read(file).split(";") if part.strip()]
        else:
            yield from message(read(file))


def tern(folder):
    for file in without_gaps(by_number(sql_files(folder))):
        up = read(file).split("---- create above / drop below ----")[0]
        if "---- tern: disable-tx ----" in read(file):
            yield from statements(up)
        else:
            yield from wrapped(message(up))


def atlas(folder):
    run = re.search(r"--tx-mode[ =](\w+)", project_text(folder))
    mode = run.group(1) if run else "file"
    if mode == "all":
        yield BEGIN
    for file in sql_files(folder):
        text = read(file)
        header = text.split("\n\n")[0] if "\n\n" in text else ""
        bare = re.search(r"^-- atlas:txmode none$", header, re.M) and not strip_comments(header)
        yield from statements(text) if bare or mode != "file" else wrapped(statements(text))
    if mode == "all":
        yield COMMIT


def bun(folder):
    for file in sql_files(folder, "*.up.sql"):
        calls = [call for part in read(file).split("--bun:split") for call in message(part)]
        yield from wrapped(calls) if file.endswith(".tx.up.sql") else calls


def pop(folder):
    for file in sql_files(folder, "*.up.sql"):
        yield from wrapped(message(read(file)))


def postgres_migrations(folder):
    for file in without_gaps(by_number(sql_files(folder))):
        text = read(file)
        bare = "-- postgres-migrations disable-transaction" in text
        yield from message(text) if bare else wrapped(message(text))


RUNNERS = {
    "goose": goose, "golang-migrate": golang_migrate, "tern": tern, "atlas": atlas, "bun": bun, "pop": pop,
    "postgres-migrations": postgres_migrations,
}


def replay(server, database, calls):
    """The server's answer to the calls: what it refused, or nothing."""
    connection = psycopg2.connect(server.dsn(database))
    connection.autocommit = True
    cursor = connection.cursor()
    try:
        for kind, text in calls:
            if kind == "pipeline":
                with psycopg.connect(server.dsn(database), autocommit=True) as other, other.pipeline():
                    for statement in text:
                        other.execute(statement)
            else:
                cursor.execute({"begin": "BEGIN", "commit": "COMMIT"}.get(kind, text))
    except (psycopg2.Error, psycopg.Error) as error:
        code = getattr(error, "pgcode", None) or getattr(error, "sqlstate", None)
        return f"{code}: {error}"
    finally:
        connection.close()
    return ""


def judge(plimsoll, server, fixtures, name):
    with copied(fixtures, name) as folder:
        timeline = timeline_of(plimsoll, folder)
        try:
            output = replay(server, server.new_database(), list(RUNNERS[name.split("/")[0]](folder)))
            actual = REFUSED_BY_SERVER if UNSAFE.search(output) else REFUSED_BY_RUNNER if output else PASSES
        except Refused as reason:
            actual, output = REFUSED_BY_RUNNER, str(reason)
    return compare(name, actual, timeline, output)


def main():
    plimsoll, fixtures = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    names = [name for framework in sorted(RUNNERS) for name in cases(fixtures, framework)]
    with Server() as server:
        verdicts = [judge(plimsoll, server, fixtures, name) for name in names]
    print(f"{sum(verdicts)} of {len(verdicts)} projects fare on the wire as their timeline says")
    sys.exit(0 if verdicts and all(verdicts) else 1)


main()
