"""PostgreSQL judges what the backfill rules say of their fixtures, with rows in every table.

The migrations of a fixture are deployed one by one, and whenever one is done each table that is empty gets rows. With friendly rows
every error is refused at its place, and nothing of which nothing was said; with hostile ones every warning is refused as well. What
data is left behind or lost, a query of the fixture shows. Which lock is held, `pg_locks` shows; and whether a statement may be run
twice, its second run. How the fixtures fare on empty tables is judged by judge_rules.py.

usage: judge_backfill.py PLIMSOLL FIXTURES FOLDER [CASE …]      FOLDER keeps the servers that are fetched
"""

import os
import re
import sys
import traceback
from collections import Counter

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from judge_rules import Disagreement, describe, fixtures_in, join, judge_majors, locations, places  # noqa: E402
from project import alone, families, runs  # noqa: E402
from replay import MISSING, Database, Failure, Watch  # noqa: E402
from rows import FRIENDLY, HOSTILE, ODD, fill  # noqa: E402
from server import Server  # noqa: E402
from servers import binaries  # noqa: E402

# These say that rows are left behind or lost: a query has to show it.
NEEDS_QUERY = {"column-replaced-without-copy", "enum-label-replaced-without-data-migration"}
HOLDS_LOCK, NOT_REPEATABLE = "backfill-holds-schema-lock", "backfill-not-repeatable"
WRITES = re.compile(r"\s*(insert|update|delete|merge|with|do|call|copy)\b", re.I)

CONTENTS = """
SELECT c.oid::regclass::text FROM pg_class c WHERE relkind IN ('r', 'm') AND relpersistence <> 't'
AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 1
"""
HELD = """
SELECT c.relname, mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE pid = pg_backend_pid() AND granted AND locktype = 'relation'
"""


class Rehearsal(Watch):
    """A run with rows in the tables."""

    parts_messages = True

    def __init__(self, findings, mood, has_rows=True):
        super().__init__()
        self.findings, self.mood, self.has_rows = findings, mood, has_rows
        self.unfilled = {}
        self.held, self.repeated = {}, {}

    def between(self, connection):
        if self.has_rows:
            self.unfilled.update(fill(connection, self.mood))

    def tries(self, step):
        return any(f["sqlstate"] and step.covers(place) for f in self.findings for place in locations(f))

    def behind(self, cursor, step, failure):
        if failure:
            return
        for finding in self.findings:
            if finding["rule"] == HOLDS_LOCK and finding["severity"] != "note" and step.covers(finding["location"]):
                cursor.execute(HELD)
                self.held[describe(finding)] = set(cursor.fetchall())


def played(database, transactions, before, watch):
    """What is refused, when all that cannot pass is left out."""
    without, refusals = [], []
    while True:
        watch.unfilled = {}
        try:
            return refusals + database.run(transactions, without, before, watch=watch)
        except Failure as failure:
            if not (without and failure.sqlstate in MISSING):
                refusals.append(failure)
            without.append(failure.step)
            if len(without) > 50:
                raise Disagreement("too much is refused") from None


def matches(finding, failure):
    return finding["sqlstate"] == failure.sqlstate and any(failure.step.covers(place) for place in locations(finding))


def is_about_values(failure):
    """A value does not fit: it breaks a CHECK, refers to nothing, overlaps another, is no value of the type, or there are several."""
    return failure.sqlstate in ("23503", "23514", "23P01") or failure.sqlstate.startswith(("21", "22"))


def agree(failures, findings, expected, mood):
    """Everything that is refused was said, and all that is expected is refused."""
    after_one = False
    for failure in failures:
        if not any(matches(f, failure) for f in findings) and not (after_one and failure.sqlstate in MISSING):
            raise Disagreement(
                f"with {mood} rows {failure.step.file}:{failure.step.first} is refused with {failure.sqlstate}: {failure.words}, "
                "and nothing was said of it")
        after_one = True
    for finding in expected:
        if not any(matches(finding, failure) for failure in failures):
            raise Disagreement(f"with {mood} rows not refused: {describe(finding)}")
    return len(failures)


NULLS = """
SELECT attrelid::regclass::text, format('count(*) FILTER (WHERE %I IS NULL)', attname), attname FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'other') AND attnum > 0
WHERE NOT attnotnull AND attgenerated = '' AND atttypid::regtype::text <> 'email'
"""


def rows_are_made(database, connection):
    """Whether the maker of rows is awake: in tables of every kind nothing is NULL that need not be, and then all that may be."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "rows.sql"), encoding="utf-8") as text:
        schema = text.read()
    cursor = connection.cursor()
    for mood in (FRIENDLY, HOSTILE, ODD):
        database.empty(connection)
        cursor.execute(schema)
        unfilled = [name for name, _ in fill(connection, mood)]
        if unfilled != ["public.impossible"]:
            raise Disagreement(f"the judge finds no rows for {unfilled}")
        cursor.execute(CONTENTS)
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM ONLY {name}")
            if cursor.fetchone()[0] < (0 if name == "impossible" else 2 if name == "narrow" else 3):
                raise Disagreement(f"the judge puts too few {mood} rows into {name}")
        cursor.execute(NULLS)
        for name, count, column in cursor.fetchall():
            if name == "impossible" or (name, column) in (("checks", "x"), ("checks", "y")):
                continue
            cursor.execute(f"SELECT {count} FROM ONLY {name}")
            found = cursor.fetchone()[0]
            if (found == 0) != (mood == FRIENDLY):
                raise Disagreement(f"of the {mood} rows {found} have NULL in {column} of {name}")


class Case:
    """A fixture on one major."""

    def __init__(self, database, plimsoll, fixture, major, tally):
        self.database, self.fixture, self.tally = database, fixture, tally
        self.timeline, said = fixture.answers(plimsoll, major)
        self.said = [f for f in said if f["severity"] != "note" and f.get("deployment") != "together"]
        # What a note speaks of may happen, and need not.
        self.asides = [f for f in said if f["severity"] == "note" and f["sqlstate"]]

    def judge(self):
        everything = runs(self.timeline, self.fixture.files)
        for scope, transactions in everything:
            if transactions:
                self.judge_run(alone(transactions) if scope == "run" else transactions)

    def play(self, transactions, mood, before):
        watch = Rehearsal(self.said, mood, self.fixture.settings.get("rows") != "none")
        failures = played(self.database, transactions, before, watch)
        if watch.unfilled:
            name, reason = next(iter(watch.unfilled.items()))
            raise Disagreement(f"the judge finds no rows for {name}: {reason}")
        self.tally["unsent"] += len(watch.unsent) if mood == FRIENDLY else 0
        return failures, watch

    def judge_run(self, transactions):
        elsewhere = places(self.fixture.elsewhere, transactions)
        required = [f for f in self.said if f["sqlstate"]]
        claims = required + self.asides
        errors = [f for f in required if f["severity"] == "error"]
        failures, watch = self.play(transactions, FRIENDLY, elsewhere)
        # The query comes first: a second run changes what it looks at.
        self.judge_leavings()
        self.tally["refused"] += agree(failures, claims, errors, FRIENDLY)
        self.judge_locks(watch)
        failures, _ = self.play(transactions, ODD, elsewhere)
        odd = [failure for failure in failures if is_about_values(failure) and not any(matches(f, failure) for f in claims)]
        if odd:
            # Nobody knows whether such values are there. But NULLs, which satisfy most a CHECK asks for, may be anywhere.
            strict = [f for f in self.play(transactions, HOSTILE, elsewhere)[0] if f.sqlstate == "23514" or not is_about_values(f)]
            agree(strict, claims, [], HOSTILE)
            failures = [failure for failure in failures if failure not in odd]
        if self.fixture.fails_when:
            met, _ = self.play(transactions, HOSTILE, join(elsewhere, places(self.fixture.fails_when, transactions)))
            agree(failures, claims, [], ODD)
            failures += met
        self.tally["refused"] += agree(failures, claims, required, ODD)
        if self.fixture.rule == NOT_REPEATABLE:
            self.judge_repetition(transactions, elsewhere)

    # What is left

    def judge_leavings(self):
        silent = [f for f in self.said if f["rule"] in NEEDS_QUERY and not f["sqlstate"]]
        if silent and not self.fixture.leaves:
            raise Disagreement(f"no `leaves:` shows it: {describe(silent[0])}")
        for _, _, query in self.fixture.leaves:
            if not self.has_rows(query):
                raise Disagreement(f"leaves nothing: {query}")
        for _, _, query in self.fixture.leaves_none:
            if self.has_rows(query):
                raise Disagreement(f"leaves something: {query}")
        self.tally["queries"] += len(self.fixture.leaves) + len(self.fixture.leaves_none)

    def has_rows(self, query):
        def ask(connection):
            cursor = connection.cursor()
            try:
                cursor.execute(query)
            except psycopg2.Error as error:
                raise Disagreement(f"{query}: {str(error).strip()}") from None
            return bool(cursor.fetchall())
        return self.database.elsewhere(ask)

    # Locks

    def judge_locks(self, watch):
        for finding in self.said:
            if finding["rule"] != HOLDS_LOCK:
                continue
            words = re.findall(r"\w+", finding["message"] + " " + " ".join(r["message"] for r in finding["related"]))
            held = watch.held.get(describe(finding), set())
            mode = named_lock(finding)
            if not any(name in words and held_mode == mode for name, held_mode in held):
                raise Disagreement(f"{mode} is held on {sorted({n for n, m in held if m == mode}) or 'nothing'}: {describe(finding)}")
            self.tally["locks"] += 1

    # Second runs

    def judge_repetition(self, transactions, before):
        marked = [f for f in self.said if f["rule"] == NOT_REPEATABLE]
        for transaction in transactions:
            for step in transaction.steps:
                is_marked = any(step.covers(f["location"]) for f in marked)
                if not WRITES.match(step.sql) or not (is_marked or not self.fixture.is_bad and not self.fixture.runs_once):
                    continue
                watch = Rehearsal(self.said, FRIENDLY, self.fixture.settings.get("rows") != "none")
                changed = []

                def behind(cursor, done, failure, step=step):
                    if done is step:
                        changed.append(self.changes(cursor, step))
                watch.behind = behind
                played(self.database, transactions, before, watch)
                if is_marked and not changed[0]:
                    raise Disagreement(f"a second run of {step.file}:{step.first} changes nothing")
                if not is_marked and changed[0]:
                    raise Disagreement(f"a second run of {step.file}:{step.first} {changed[0]}")
                self.tally["second runs"] += 1

    def changes(self, cursor, step):
        """What comes of running a statement once more, in words; nothing if nothing does."""
        before = contents(cursor)
        inside = cursor.connection.info.transaction_status == 2
        if inside:
            cursor.execute("SAVEPOINT again")
        failure = self.database.step(cursor, step)
        if failure:
            if inside:
                cursor.execute("ROLLBACK TO again")
            return f"is refused: {failure.words}"
        return "changes rows" if contents(cursor) != before else ""


def contents(cursor):
    cursor.execute(CONTENTS)
    names = [name for (name,) in cursor.fetchall()]
    if not names:
        return ()
    cursor.execute("SELECT " + ", ".join(f"(SELECT coalesce(sum(hashtextextended(t::text, 0)), 0) || ' ' || count(*) FROM ONLY {n} t)" for n in names))
    return dict(zip(names, cursor.fetchone()))


def named_lock(finding):
    """The lock that a message names, as `pg_locks` spells it."""
    modes = ("SHARE UPDATE EXCLUSIVE", "SHARE ROW EXCLUSIVE", "ROW EXCLUSIVE", "ACCESS EXCLUSIVE", "EXCLUSIVE", "ROW SHARE", "SHARE")
    mode = next((mode for mode in modes if mode in finding["message"]), "ACCESS EXCLUSIVE")
    return mode.title().replace(" ", "") + "Lock"


def judge_major(plimsoll, fixtures, major, folder):
    tally, failures = Counter(), 0
    with Server(binaries(major, folder), port=5400 + major) as server:
        database = Database(server, "judge")
        cases = [("rows.sql", lambda: database.elsewhere(lambda connection: rows_are_made(database, connection)))]
        for name, fixture in fixtures:
            if major in fixture.majors:
                tally["fixtures"] += 1
                cases.append((name, lambda fixture=fixture: Case(database, plimsoll, fixture, major, tally).judge()))
        for name, judge in cases:
            try:
                judge()
            except Disagreement as disagreement:
                failures += 1
                print(f"FAIL {name} on {major}: {disagreement}", flush=True)
            except Exception:
                failures += 1
                print(f"FAIL {name} on {major}: {traceback.format_exc()}", flush=True)
    return (f"PostgreSQL {major}: {tally['fixtures']} fixtures with rows, {tally['refused']} statements refused as said, {tally['queries']} queries, "
            f"{tally['locks']} locks held, {tally['second runs']} second runs, {tally['unsent']} statements of programs left out, {failures} disagreements"), failures


def main():
    plimsoll, root, folder, *wanted = sys.argv[1:]
    plimsoll = os.path.abspath(plimsoll)
    rules = [rule for rule, family in families(plimsoll).items() if family == "backfill"]
    fixtures = [fixture for rule in rules for fixture in fixtures_in(root, rule, wanted)]
    sys.exit(judge_majors(judge_major, plimsoll, fixtures, folder))


if __name__ == "__main__":
    main()
