"""PostgreSQL judges what `plimsoll check` says of the fixtures of the rules.

Each fixture is run on each major, in the transactions that its timeline gives it. A statement that a certain error points at must
be refused with the SQLSTATE that the finding names; every other one must pass. What is refused is left out, and the rest run
again, until all passes. Of runs that take in several migrations that is asked twice: each migration deployed by itself, and all
together. A fixture that names the condition of a warning is also run under it.

usage: judge_rules.py PLIMSOLL FIXTURES FOLDER [CASE …]      FOLDER keeps the servers that are fetched
"""

import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from project import Fixture, alone, migrations, runs  # noqa: E402
from replay import MISSING, Database, Failure  # noqa: E402
from server import Server  # noqa: E402
from servers import MAJORS, binaries  # noqa: E402


class Disagreement(Exception):
    pass


def locations(finding):
    return [finding["location"], *(related["location"] for related in finding["related"])]


def places(directives, transactions):
    """Where directives take effect: transaction → SQL."""
    found = {}
    for file, line, sql in directives:
        below = [t for t in transactions if t.steps[0].file == file and t.steps[0].first > line]
        if not below:
            raise Disagreement(f"nothing begins below line {line} of {file}")
        found.setdefault(id(below[0]), []).append(sql)
    return found


def join(first, second):
    joined = {key: list(value) for key, value in first.items()}
    for key, value in second.items():
        joined.setdefault(key, []).extend(value)
    return joined


def refused(database, transactions, findings, before):
    """Runs until all passes. The findings that were met, and how many statements were refused."""
    met, without = [], []
    while True:
        try:
            failures = database.run(transactions, without, before, goes_on=any(f["sqlstate"] == "25P02" for f in findings))
            if not failures:
                return met, len(without)
        except Failure as failure:
            failures = [failure]
        matched = False
        for failure in failures:
            here = [
                f for f in findings if f["sqlstate"] == failure.sqlstate and any(failure.step.covers(place) for place in locations(f))
            ]
            met += here
            matched = matched or bool(here)
        failure = failures[0]
        if not matched and not (without and failure.sqlstate in MISSING):
            raise Disagreement(
                f"{failure.step.file}:{failure.step.first} is refused with {failure.sqlstate}: {failure.words}, and nothing was said of it")
        if any(f["sqlstate"] == "25P02" for f in findings):
            return met, len(failures)
        without.append(failure.step)
        if len(without) > 200:
            raise Disagreement("too much is refused")


def judge(database, plimsoll, fixture, major):
    """How many statements the server refused as said."""
    timeline, said = fixture.answers(plimsoll, major)
    said = [finding for finding in said if finding["sqlstate"]]
    errors = [f for f in said if f["severity"] == "error"]
    certain = [f for f in errors if f["confidence"] == "certain"]
    together = [f for f in said if f["confidence"] == "certain" and f.get("deployment") == "together"]
    count = 0
    for scope, transactions in runs(timeline, fixture.files):
        if not transactions:
            continue
        apart = alone(transactions) if scope == "run" else transactions
        elsewhere = places(fixture.elsewhere, apart)
        met, refusals = refused(database, apart, errors, elsewhere)
        count += refusals
        missed = [f for f in certain if f not in met]
        if missed:
            raise Disagreement(f"not refused: {describe(missed[0])}")
        afterwards(database, fixture, said)
        if scope == "run" and together:
            met = []
            for start in range(len(migrations(transactions)) - 1):
                pending = alone(transactions, together_from=start)
                hit, refusals = refused(database, pending, errors + together, places(fixture.elsewhere, pending))
                met += hit
                count += refusals
            missed = [f for f in together if f not in met]
            if missed:
                raise Disagreement(f"not refused, several files together: {describe(missed[0])}")
        if fixture.fails_when:
            under_condition(database, apart, said, join(elsewhere, places(fixture.fails_when, apart)))
            count += 1
    return count


def afterwards(database, fixture, said):
    """What somebody runs once all has run, and what of it is refused, with the SQLSTATE of a warning."""
    foreseen = {finding["sqlstate"] for finding in said if finding["severity"] == "warning"}
    for expected, directives in ((True, fixture.works), (False, fixture.breaks)):
        for _, line, sql in directives:
            try:
                database.elsewhere(lambda other: other.cursor().execute(sql))
                sqlstate = None
            except psycopg2.Error as error:
                sqlstate = error.pgcode
            if expected and sqlstate or not expected and sqlstate not in foreseen:
                raise Disagreement(f"what line {line} runs is answered with {sqlstate or 'success'}")


def under_condition(database, transactions, said, before):
    warnings = [f for f in said if f["severity"] == "warning"]
    try:
        database.run(transactions, (), before)
    except Failure as failure:
        if any(f["sqlstate"] == failure.sqlstate and any(failure.step.covers(place) for place in locations(f)) for f in warnings):
            return
        raise Disagreement(
            f"under the condition {failure.step.file}:{failure.step.first} is refused with {failure.sqlstate}: {failure.words}")
    raise Disagreement("nothing is refused under the condition")


def describe(finding):
    place = finding["location"]
    return f"{place['file']}:{place['line']}:{place['column']} {finding['sqlstate']} {finding['message']}"


def judge_major(plimsoll, fixtures, major, folder):
    path = binaries(major, folder)
    cases = refusals = failures = 0
    fail = lambda text: print(f"FAIL {text}", flush=True)  # noqa: E731
    with Server(path, port=5400 + major) as server:
        database = Database(server, "judge")
        for name, fixture in fixtures:
            if major not in fixture.majors:
                continue
            cases += 1
            try:
                refusals += judge(database, plimsoll, fixture, major)
            except Disagreement as disagreement:
                failures += 1
                fail(f"{name} on {major}: {disagreement}")
            except Exception:
                failures += 1
                fail(f"{name} on {major}: {traceback.format_exc()}")
    return f"PostgreSQL {major}: {cases} fixtures, {refusals} statements refused as said, {failures} disagreements", failures


def fixtures_in(root, folder, wanted):
    """Those below a folder of `root`, by their paths, or those of them that a word in the path asks for."""
    found = []
    for top, _, files in sorted(os.walk(os.path.join(root, folder))):
        for name in sorted(files):
            case = os.path.relpath(os.path.join(top, name), root)
            if name.endswith(".sql") and (not wanted or any(word in case for word in wanted)):
                found.append((case, Fixture(os.path.join(top, name))))
    return found


def judge_majors(judge, plimsoll, fixtures, folder):
    """Has `judge` judge on each major; the exit status."""
    if not fixtures:
        sys.exit("no fixtures")
    with ThreadPoolExecutor(len(MAJORS)) as pool:
        results = list(pool.map(lambda major: judge(plimsoll, fixtures, major, folder), MAJORS))
    for line, _ in results:
        print(line)
    return 1 if any(failures for _, failures in results) else 0


def main():
    plimsoll, root, folder, *wanted = sys.argv[1:]
    sys.exit(judge_majors(judge_major, os.path.abspath(plimsoll), fixtures_in(root, ".", wanted), folder))


if __name__ == "__main__":
    main()
