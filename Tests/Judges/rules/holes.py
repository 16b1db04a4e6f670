"""What a program's statements with holes, which only the run fills, come to on a server: values of the right type, row by row."""

import re

from rows import FRIENDLY
from values import Types, quoted

HOLE = "\ufffc"
# One that stands alone, or in quotes: `column = HOLE`.
ALONE = re.compile(r"'?\ufffc'?")
NAME = r'((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))*)'
COMPARED = re.compile(NAME + r"\s*(?:=|<>|!=|<=|>=|<|>|\bLIKE\b|\bIN\b\s*\(|\bIS\b)\s*$", re.I)
TARGET = re.compile(r"\s*(?:UPDATE|DELETE\s+FROM|INSERT\s+INTO)\s+(?:ONLY\s+)?" + NAME, re.I)
INSERTED = re.compile(r"\s*INSERT\s+INTO\s+" + NAME + r"\s*\(([^)]*)\)\s*VALUES\s*", re.I)
ROUNDS = 100

COLUMNS = """
SELECT attname, atttypid::int, atttypmod, attnotnull FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
"""


class Unsendable(Exception):
    """Nobody knows what the program sends."""


class Holes:
    """Fills the holes of one step in a transaction that is open, or of a connection that commits each statement."""

    def __init__(self, cursor, step, mood=FRIENDLY):
        self.cursor, self.step, self.mood = cursor, step, mood
        self.count = 0

    def send(self):
        """Runs it as often as the program does."""
        over = (self.step.loop or {}).get("over")
        if over is None:
            if (self.step.loop or {}).get("untilNoneIsLeft"):
                return self.until_none_is_left(lambda: self.one({}))
            if HOLE in self.step.sql and not self.step.always:
                raise Unsendable(self.step.sql)
            return self.one({})
        if self.step.loop.get("untilNoneIsLeft"):
            return self.until_none_is_left(lambda: self.each(over))
        return self.each(over)

    def until_none_is_left(self, round):
        for _ in range(ROUNDS):
            if not round():
                return 0
        raise Unsendable(f"finds rows for ever: {self.step.sql}")

    def each(self, over):
        self.cursor.execute(self.filled(over, {}))
        names = [column.name for column in self.cursor.description]
        rows = self.cursor.fetchall()
        for row in rows:
            self.one(dict(zip(names, row)))
        return len(rows)

    def one(self, row):
        self.cursor.execute(self.filled(self.step.sql, row))
        return self.cursor.rowcount

    def filled(self, sql, row):
        self.columns = None
        where = re.search(r"\bWHERE\b", sql, re.I)
        text, end, number = "", 0, -1
        for match in ALONE.finditer(sql):
            number += 1
            is_quoted = match.group().startswith("'") and match.group().endswith("'")
            start, stop = (match.start(), match.end()) if is_quoted else (sql.index(HOLE, match.start()), sql.index(HOLE, match.start()) + 1)
            text += sql[end:start]
            if not is_quoted and inside_quotes(sql[:start]):
                self.count += 1
                text += str(9500 + self.count)
            else:
                is_condition = where is not None and start > where.start()
                text += self.value(sql, start, text, row, is_condition, number in self.step.filled_holes)
            end = stop
        return text + sql[end:]

    def value(self, sql, start, before, row, is_condition, is_filled):
        if re.search(r"\bLIMIT\s*$", before, re.I):
            return "1000"
        name = self.column_at(sql, start, before)
        if name is None:
            raise Unsendable(sql)
        if is_condition:
            if name in row:
                return self.literal(row[name])
            if len(row) == 1:
                return self.literal(next(iter(row.values())))
        type, modifier, is_not_null = self.types_of(sql).get(name) or self.unknown(sql)
        if self.mood != FRIENDLY and not is_condition and not is_filled and not is_not_null:
            return "NULL"
        values = Types(self.cursor.connection).candidates(type, modifier)
        self.count += 1
        # Behind those that the rows have.
        return values[(12 + self.count) % len(values)] if values else "NULL"

    def unknown(self, sql):
        raise Unsendable(sql)

    def literal(self, value):
        return self.cursor.mogrify("%s", (value,)).decode()

    def column_at(self, sql, start, before):
        compared = COMPARED.search(before)
        if compared:
            return bare(compared.group(1))
        inserted = INSERTED.match(sql)
        if inserted and start >= inserted.end():
            names = [bare(name.strip()) for name in inserted.group(2).split(",")]
            place = before[inserted.end():].rpartition("(")[2].count(",") if "(" in before[inserted.end():] else None
            return names[place] if place is not None and place < len(names) else None
        return None

    def types_of(self, sql):
        if self.columns is None:
            target = TARGET.match(sql) or re.search(r"\bFROM\s+" + NAME, sql, re.I)
            self.columns = {}
            if target:
                self.cursor.execute(COLUMNS, (target.group(1),))
                self.columns = {name: rest for name, *rest in self.cursor.fetchall()}
        return self.columns


def inside_quotes(text):
    return text.count("'") % 2 == 1


def bare(name):
    return name.split(".")[-1].strip('"')
