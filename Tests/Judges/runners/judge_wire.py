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


def sqlx(folder):
    """`-- no-transaction` counts only as the very first bytes."""
    for file in by_number(sql_files(os.path.join(folder, "migrations"))):
        if file.endswith(".down.sql"):
            continue
        with open(file, encoding="utf-8", newline="") as raw:
            text = raw.read()
        yield from message(text) if text.startswith("-- no-transaction") else wrapped(message(text.lstrip("\ufeff")))


def diesel(folder):
    for file in sorted(glob.glob(os.path.join(folder, "migrations", "*", "up.sql"))):
        metadata = os.path.join(os.path.dirname(file), "metadata.toml")
        bare = os.path.exists(metadata) and re.search(r"^run_in_transaction\s*=\s*false", read(metadata), re.M)
        yield from message(read(file)) if bare else wrapped(message(read(file)))


def refinery(folder):
    code = "".join(read(file) for file in glob.glob(os.path.join(folder, "src", "*.rs")))
    grouped = "set_grouped(true)" in code or "--grouped" in project_text(folder)
    if grouped:
        yield BEGIN
    for file in by_number(sql_files(os.path.join(folder, "migrations"), "[VU]*.sql")):
        yield from message(read(file)) if grouped else wrapped(message(read(file)))
    if grouped:
        yield COMMIT


def prisma(folder):
    """From 7.4 on statement by statement, before that a file as one message."""
    lock = os.path.join(folder, "package-lock.json")
    packages = json.loads(read(lock))["packages"] if os.path.exists(lock) else {}
    version = packages.get("node_modules/prisma", {}).get("version", "6.0.0")
    splits = tuple(int(part) for part in version.split(".")[:2]) >= (7, 4)
    for file in sorted(glob.glob(os.path.join(folder, "prisma", "migrations", "*", "migration.sql"))):
        yield from statements(read(file)) if splits else message(read(file))


def drizzle(folder):
    """All files in one transaction, in the order of the journal; neon-http knows none."""
    journal = json.loads(read(os.path.join(folder, "drizzle", "meta", "_journal.json")))
    code = "".join(read(file) for file in glob.glob(os.path.join(folder, "src", "**", "*.ts"), recursive=True))
    bare = "drizzle-orm/neon-http/migrator" in code
    calls = []
    for entry in journal["entries"]:
        text = read(os.path.join(folder, "drizzle", entry["tag"] + ".sql"))
        calls += [call for part in text.split("--> statement-breakpoint") for call in message(part)]
    yield from calls if bare else wrapped(calls)


def supabase(folder):
    """A file is a pipeline behind one Sync."""
    for file in sql_files(os.path.join(folder, "supabase", "migrations")):
        yield "pipeline", [text for _, text in statements(read(file))]


def hasura(folder):
    for file in sorted(glob.glob(os.path.join(folder, "migrations", "**", "up.sql"), recursive=True)):
        text = read(file)
        yield from message(text) if text.startswith("-- hasura:no-transaction") else wrapped(message(text))


def graphile_migrate(folder):
    for file in by_number(sql_files(os.path.join(folder, "migrations", "committed"))):
        body = read(file).split("\n\n", 1)[1]
        bare = body.lstrip().startswith("--! no-transaction")
        yield from message(body) if bare else wrapped(message(body))


def node_pg_migrate(folder):
    """One transaction around all files, or around each; a file is one message."""
    each = "--no-single-transaction" in project_text(folder)
    if not each:
        yield BEGIN
    for file in by_number(sql_files(os.path.join(folder, "migrations"))):
        text = re.split(r"^-- Down Migration", read(file), flags=re.M)[0]
        yield from wrapped(message(text)) if each else message(text)
    if not each:
        yield COMMIT


def bytebase(folder):
    """What cannot run in a transaction is pulled out and run after it."""
    def version(file):
        return [int(part) for part in os.path.basename(file).split("##")[0].split(".")]

    for file in sorted(glob.glob(os.path.join(folder, "*", "*##*.sql")), key=version):
        text = read(file)
        calls = statements(text)
        if re.match(r"(\s*--[^\n]*\n)*?\s*--\s*txn-mode\s*=\s*off", text):
            yield from calls
            continue
        outside = [call for call in calls if re.match(r"\s*(CREATE INDEX CONCURRENTLY|VACUUM)", call[1])]
        yield from wrapped([call for call in calls if call not in outside])
        yield from outside


def flyway(folder):
    """Statement by statement over pgjdbc, each file in a transaction; a group is one transaction."""
    config = "\n".join(read(file) for file in glob.glob(os.path.join(folder, "flyway.*")))
    grouped = re.search(r"group\s*=\s*true", config)
    everywhere = re.search(r"executeInTransaction\s*=\s*false", config)
    calls = []
    for file in by_number(sql_files(folder, "V*.sql")):
        beside = file + ".conf"
        bare = everywhere or (os.path.exists(beside) and "executeInTransaction=false" in read(beside))
        if grouped:
            calls += statements(read(file))
        else:
            yield from statements(read(file)) if bare else wrapped(statements(read(file)))
    if grouped:
        yield from wrapped(calls)


def liquibase(folder):
    """Formatted SQL: each changeset a transaction of its own, statement by statement."""
    parts = re.split(r"^--\s*changeset +(.*)$", read(os.path.join(folder, "changelog.sql")), flags=re.M)[1:]
    for attributes, text in zip(parts[::2], parts[1::2]):
        bare = "runInTransaction:false" in attributes
        calls = message(text) if "splitStatements:false" in attributes else statements(text)
        yield from calls if bare else wrapped(calls)


RUNNERS = {
    "goose": goose, "golang-migrate": golang_migrate, "tern": tern, "atlas": atlas, "bun": bun, "pop": pop,
    "postgres-migrations": postgres_migrations, "sqlx": sqlx, "diesel": diesel, "refinery": refinery, "prisma": prisma,
    "drizzle": drizzle, "supabase": supabase, "hasura": hasura, "graphile-migrate": graphile_migrate,
    "node-pg-migrate": node_pg_migrate, "bytebase": bytebase, "flyway": flyway, "liquibase": liquibase,
}

# Of the later runners these projects are replayed; the others are about what is recognised, ordered or refused, which the
# fixtures themselves hold fast.
REPLAYED = {
    "sqlx": ["default", "no-transaction", "no-transaction-alone", "no-transaction-unseen", "two-files", "commit-inside"],
    "diesel": ["default", "run-in-transaction-false", "run-in-transaction-left-out", "two-folders", "commit-inside"],
    "refinery": ["default", "set-grouped", "two-files", "commit-inside"],
    "prisma": ["default", "commit-after-add", "enum-rebuild-between", "two-migrations", "version-7.4"],
    "drizzle": ["default", "parts", "commit-and-begin", "neon-http", "journal-order"],
    "supabase": ["default", "two-files", "commit-inside"],
    "hasura": ["default", "no-transaction", "two-migrations"],
    "graphile-migrate": ["default", "no-transaction", "no-transaction-alone", "two-files"],
    "node-pg-migrate": ["default", "no-single-transaction"],
    "bytebase": ["default", "pulled-out", "txn-mode-off", "two-files"],
    "flyway": ["default", "group", "global-no-transaction", "script-configuration", "two-files"],
    "liquibase": ["one-changeset", "run-in-transaction", "splitting"],
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
                        other.execute(statement, prepare=False)
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
    names = [
        name for framework in sorted(RUNNERS) for name in cases(fixtures, framework)
        if framework not in REPLAYED or name.split("/")[1] in REPLAYED[framework]]
    with Server() as server:
        verdicts = [judge(plimsoll, server, fixtures, name) for name in names]
    print(f"{sum(verdicts)} of {len(verdicts)} projects fare on the wire as their timeline says")
    sys.exit(0 if verdicts and all(verdicts) else 1)


main()
