"""PostgreSQL judges what is said of statements in the strings of programs.

A project's migrations are run one by one. Behind each of them every statement that was found in its code is prepared, with
parameters in its holes, and `plimsoll check` is asked about a copy of the project that has the migrations so far: a statement must
be refused for a name that is missing exactly when a finding points at it, and with the SQLSTATE that the finding names. Nothing need
be said of a table that no migration has made so far, nor of a column that a table may have of which nobody knows.

usage: judge_statements.py PLIMSOLL CODE_NEEDS PROJECT …
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from server import Server  # noqa: E402

MISSING = {"42703", "42P01", "42883", "42P10", "42704"}
HOLE = "\ufffc"
# Those that speak of the code as it is, and not of the one that still runs.
RULES = {"code-needs-missing-schema", "code-uses-dropped-schema", "call-matches-no-function", "conflict-target-not-unique"}


class Statement:
    def __init__(self, file, first, last, sql):
        self.file, self.first, self.last, self.sql = file, first, last, sql

    def covers(self, location):
        return location["file"] == self.file and self.first <= location["line"] <= self.last

    def prepared(self):
        """With parameters for its holes; where a whole table is unknown it is one without columns."""
        sql = re.sub(rf"(CROSS JOIN|FROM|USING) {HOLE}", r"\1 (SELECT) AS unknown_table", self.sql)
        sql = re.sub(rf"'[^']*{HOLE}[^']*'", "NULL", sql)
        number = max([0, *(int(found) for found in re.findall(r"\$(\d+)", sql))])
        while HOLE in sql:
            number += 1
            sql = sql.replace(f"IN {HOLE}", f"IN (${number})", 1) if f"IN {HOLE}" in sql else sql.replace(HOLE, f"${number}", 1)
        return sql


def statements(code_needs, folder):
    files = [
        os.path.relpath(os.path.join(top, name), folder)
        for top, _, names in os.walk(folder) for name in names
        if "migrations" not in os.path.relpath(top, folder).split(os.sep) and name != "needs.txt"
    ]
    shown = subprocess.run([code_needs, *sorted(files)], cwd=folder, capture_output=True, text=True, check=True).stdout
    for line in shown.splitlines():
        parts = line.split("\t")
        if len(parts) > 4 and parts[2] == "statement":
            yield Statement(parts[0], int(parts[1]), int(parts[4]), parts[3])


def findings(plimsoll, folder):
    shown = subprocess.run([plimsoll, "check", "--format", "json"], cwd=folder, capture_output=True, text=True)
    if shown.returncode == 2:
        raise RuntimeError(shown.stderr)
    return [finding for finding in json.loads(shown.stdout)["findings"] if finding["rule"] in RULES and finding["severity"] != "note"]


def refusal(connection, statement):
    """The SQLSTATE of a name that is missing and what the server says of it, or nothing."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"PREPARE asked AS {statement.prepared()}")
            cursor.execute("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'asked'")
            values = ", ".join(["NULL"] * cursor.fetchone()[0])
            # Whether there is an index for ON CONFLICT only the planner asks.
            cursor.execute("EXPLAIN EXECUTE asked" + (f" ({values})" if values else ""))
        except psycopg2.Error as error:
            return (error.pgcode, str(error)) if error.pgcode in MISSING else None
        finally:
            connection.rollback()
            cursor.execute("DEALLOCATE ALL")
            connection.commit()
        return None


def relations(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class")
        return {name for (name,) in cursor.fetchall()}


def may_be_known(answer, words, statement, made):
    """Whether somebody who reads the migrations and the statement can tell."""
    if answer == "42P01":
        return re.search(r'relation "(?:\w+\.)?(\w+)"', words).group(1) in made
    return answer != "42703" or HOLE not in "".join(re.findall(rf"(?:CROSS JOIN|FROM|USING) {HOLE}", statement.sql))


def judge(server, plimsoll, code_needs, project):
    """What they do not agree about, and how often they were asked."""
    wrong, asked, refused = [], 0, 0
    migrations = sorted(os.listdir(os.path.join(project, "migrations")))
    known = list(statements(code_needs, project))
    if not known:
        raise RuntimeError(f"no statement was found in {project}")
    database = server.new_database()
    connection = psycopg2.connect(server.dsn(database))
    made = set()
    for count, name in enumerate(migrations, 1):
        with open(os.path.join(project, "migrations", name), encoding="utf-8") as file:
            server.sql(file.read(), database)
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "project")
            shutil.copytree(project, copy)
            for later in migrations[count:]:
                os.remove(os.path.join(copy, "migrations", later))
            said = findings(plimsoll, copy)
        made |= relations(connection)
        for statement in known:
            here = {
                finding["sqlstate"] for finding in said
                if any(statement.covers(place) for place in [finding["location"], *(r["location"] for r in finding["related"])])
            }
            answer, words = refusal(connection, statement) or (None, "")
            if answer and not here and not may_be_known(answer, words, statement, made):
                continue
            asked += 1
            refused += answer is not None
            if (answer is None) != (not here) or (answer and answer not in here):
                wrong.append(
                    f"behind {name}, {statement.file}:{statement.first}: PostgreSQL says {answer or 'yes'}, "
                    f"we say {', '.join(sorted(map(str, here))) or 'yes'}: {statement.prepared()}")
    connection.close()
    return wrong, asked, refused


def main():
    plimsoll, code_needs = map(os.path.abspath, sys.argv[1:3])
    wrong, asked, refused = [], 0, 0
    with Server() as server:
        for project in sys.argv[3:]:
            found = judge(server, plimsoll, code_needs, os.path.abspath(project))
            wrong, asked, refused = wrong + found[0], asked + found[1], refused + found[2]
    for line in wrong:
        print(line)
    print(f"statements in strings: {asked} asked, {refused} refused, {len(wrong)} judged wrongly")
    return 1 if wrong or refused == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
