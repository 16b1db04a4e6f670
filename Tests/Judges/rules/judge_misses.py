"""PostgreSQL judges which names of random statements lead to nothing.

A history makes tables, types and functions, and drops and renames some of them. Statements follow, each a migration of its own, that name what
is there, what was there and what never was. EXPLAIN refuses a statement just when `migration-out-of-order` or `conflict-target-not-unique` speaks
of it, with an SQLSTATE that one of them names.

usage: judge_misses.py PLIMSOLL FOLDER [--count N] [--seed N]      FOLDER keeps the servers that are fetched
"""

import argparse
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
from project import ask, on_disk  # noqa: E402
from server import Server  # noqa: E402
from servers import MAJORS, binaries  # noqa: E402

RULES = {"migration-out-of-order", "conflict-target-not-unique"}

HISTORY = """
CREATE TYPE plan AS ENUM ('free', 'pro', 'paid');
CREATE TABLE users (id int PRIMARY KEY, email text, plan plan, credits int, login text, UNIQUE (email));
CREATE TABLE orders (id int PRIMARY KEY, user_id int, total numeric, state text, UNIQUE (user_id, state));
CREATE TABLE notes (id int, body text);
CREATE UNIQUE INDEX ON orders (total) WHERE state = 'open';
CREATE UNIQUE INDEX ON notes (lower(body));
CREATE VIEW spent AS SELECT user_id, sum(total) AS much FROM orders GROUP BY user_id;
CREATE FUNCTION worth(amount int, factor int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION gone(amount int) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE users DROP COLUMN credits;
ALTER TABLE users RENAME COLUMN login TO handle;
ALTER TABLE notes RENAME TO remarks;
ALTER TYPE plan RENAME VALUE 'paid' TO 'gold';
DROP FUNCTION gone(int);
CREATE TABLE dropped (id int);
DROP TABLE dropped;
"""

COLUMNS = {
    "users": ["id", "email", "plan", "handle"], "orders": ["id", "user_id", "total", "state"], "remarks": ["id", "body"],
    "spent": ["user_id", "much"],
}
NUMBERS = {"id", "user_id", "total", "much"}
WRONG = ["credits", "login", "emial", "userid", "nothing"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0

    def one(self, *choices):
        return self.random.choice(choices)

    def rarely(self):
        return self.random.random() < 0.12

    def table(self):
        return self.one("notes", "dropped") if self.random.random() < 0.06 else self.one(*COLUMNS)

    def column(self, table, numbers=False):
        if self.rarely():
            return self.one(*WRONG)
        names = COLUMNS.get(table, ["id"])
        return self.one(*([name for name in names if name in NUMBERS] if numbers else names))

    def alias(self):
        self.names += 1
        return f"a{self.names}"

    def source(self, depth):
        """Something in FROM: its text, its alias and its columns, by the table that they are those of."""
        kind = self.random.random()
        if depth > 0 and kind < 0.2:
            alias = self.alias()
            table = self.table()
            column = self.column(table)
            return f"(SELECT {column} AS c1, 1 AS c2 FROM {table}) {alias}", alias, ["c1", "c2"]
        if kind < 0.25:
            alias = self.alias()
            return f"generate_series(1, 3) AS {alias}", alias, [alias]
        if kind < 0.3:
            alias = self.alias()
            return f"(VALUES (1, 'x')) AS {alias} (c1, c2)", alias, ["c1", "c2"]
        table = self.table()
        if kind < 0.6:
            return table, table, COLUMNS.get(table, ["id"])
        alias = self.alias()
        return f"{table} {self.one('', 'AS ')}{alias}", alias, COLUMNS.get(table, ["id"])

    def reference(self, sources):
        _, alias, columns = self.one(*sources)
        name = self.one(*WRONG) if self.rarely() and columns not in (["c1", "c2"], [alias]) else self.one(*columns)
        shared = sum(name in other for _, _, other in sources) > 1
        return f"{alias}.{name}" if shared or self.random.random() < 0.5 else name

    def value(self, sources, depth):
        kind = self.random.random()
        if kind < 0.5:
            return self.reference(sources)
        if kind < 0.6:
            return f"coalesce({self.reference(sources)}::text, 'x')"
        if kind < 0.7:
            return self.one("worth(1)", "worth(1, 2)", "worth(amount => 1)", "worth(1, factor => 3)", "worth()", "gone(1)", "worth(1, 2, 3)",
                            "worth(number => 1)", "abs(1)", "worth('x'::text)")
        if kind < 0.8:
            return f"'{self.one('free', 'pro', 'gold', 'paid', 'Free')}'::plan"
        if kind < 0.9 and depth > 0:
            return f"(SELECT count(*) FROM {self.table()} WHERE {self.reference(sources)} IS NOT NULL)"
        return f"CASE WHEN {self.reference(sources)} IS NULL THEN 1 ELSE 2 END"

    def select(self, depth=2):
        sources = [self.source(depth)]
        text = sources[0][0]
        if self.random.random() < 0.4:
            other = self.source(depth)
            while other[1] == sources[0][1]:
                other = self.source(depth)
            sources.append(other)
            text += f" {self.one('JOIN', 'LEFT JOIN')} {other[0]} ON {self.reference(sources)} IS NOT NULL"
        targets = [self.value(sources, depth) for _ in range(self.random.randint(1, 3))]
        sql = f"SELECT {', '.join(f'{target} AS t{index}' for index, target in enumerate(targets))} FROM {text}"
        if self.random.random() < 0.5:
            sql += f" WHERE {self.value(sources, depth)} IS NOT NULL"
        if self.random.random() < 0.3:
            sql += f" ORDER BY {self.one('t0', '1', self.reference(sources))}"
        if depth == 2 and self.random.random() < 0.15:
            sql = f"WITH w (c1) AS ({self.select(0).split(' ORDER BY ')[0]}) SELECT {self.one('c1', 'w.c1')} FROM w" if ", " not in sql else sql
        return sql

    def insert(self):
        table = self.one("users", "orders", "remarks")
        columns = list(dict.fromkeys(self.column(table) for _ in range(2)))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join('NULL' for _ in columns)}"
        if self.random.random() < 0.7:
            target = self.one(
                "(id)", "(email)", "(user_id, state)", "(state, user_id)", "(user_id)", "(total)", "(total) WHERE state = 'open'", "(lower(body))",
                "(body)", "(email, id)", "", "ON CONSTRAINT users_pkey", "ON CONSTRAINT users_email_key")
            action = "NOTHING" if not target or self.random.random() < 0.5 else f"UPDATE SET id = excluded.{self.column(table, True)}::int"
            sql += f" ON CONFLICT {target} DO {action}"
        return sql

    def update(self):
        table = self.one("users", "orders", "remarks")
        sql = f"UPDATE {table} SET {self.column(table)} = NULL"
        if self.random.random() < 0.4:
            other = self.one(*[name for name in COLUMNS if name != table])
            sql += f" FROM {other} o WHERE o.{self.column(other)} IS NOT NULL AND {table}.{self.column(table)} IS NULL"
        elif self.random.random() < 0.7:
            sql += f" WHERE {self.column(table)} IS NULL"
        return sql + (f" RETURNING {self.column(table)}" if self.random.random() < 0.3 and " FROM " not in sql else "")

    def delete(self):
        table = self.one("users", "orders", "remarks")
        return f"DELETE FROM {table} WHERE {self.column(table)} IS NULL AND EXISTS ({self.select(0)})"

    def statement(self):
        return self.one(self.select, self.select, self.select, self.insert, self.insert, self.update, self.delete)()


def said(plimsoll, statements, major):
    """The SQLSTATEs that are foreseen for each statement."""
    files = {"migrations/00000.sql": HISTORY}
    files |= {f"migrations/{number + 1:05}.sql": sql + ";\n" for number, sql in enumerate(statements)}
    with on_disk(files) as folder:
        report = ask(plimsoll, folder, "check", "--no-code", "--postgres", str(major))
    found = [set() for _ in statements]
    for finding in report["findings"]:
        number = int(os.path.basename(finding["location"]["file"])[:5])
        if finding["rule"] in RULES and number > 0:
            found[number - 1].add(finding["sqlstate"])
    return found


def answers(major, folder, statements):
    with Server(binaries(major, folder), port=5500 + major) as server:
        connection = psycopg2.connect(server.dsn())
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(HISTORY)
        states = []
        for sql in statements:
            try:
                cursor.execute("EXPLAIN " + sql)
                states.append((None, ""))
            except psycopg2.Error as error:
                states.append((error.pgcode, str(error).split("\n")[0]))
        connection.close()
        return states


# What an EXPLAIN may be refused for besides: types that do not go together, and names that mean two things.
OTHERS = {"42804", "42702", "42803", "42725", "42846", "42P08", "42712", "0A000", "22P02", "42P18", "42601"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plimsoll")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    maker = Maker(options.seed)
    statements = [maker.statement() for _ in range(options.count)]

    def judge(major):
        foreseen = said(os.path.abspath(options.plimsoll), statements, major)
        wrong = refused = 0
        for sql, states, (state, words) in zip(statements, foreseen, answers(major, options.folder, statements)):
            refused += state is not None
            agrees = state in states or state is None and not states or state in OTHERS and (not states or state != "22P02")
            if not agrees:
                wrong += 1
                print(f"FAIL on {major}: {sql}\n     answered with {state} {words}, foreseen {sorted(states)}", flush=True)
        return major, refused, wrong

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(judge, MAJORS))
    for major, refused, wrong in results:
        print(f"PostgreSQL {major}: {len(statements)} statements, {refused} refused, {wrong} disagreements")
    sys.exit(1 if any(wrong for _, _, wrong in results) else 0)


if __name__ == "__main__":
    main()
