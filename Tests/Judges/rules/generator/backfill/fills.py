"""Statements that change rows: whole tables, parts of them, rows one by one, and what only looks like it."""

CONSTANTS = {
    "integer": ["0", "1", "2", "7"],
    "bigint": ["0", "1", "2"],
    "text": ["'x'", "'y'", "''"],
    "boolean": ["true", "false"],
    "timestamp with time zone": ["now()", "'2024-01-01 00:00+00'"],
    "uuid": ["gen_random_uuid()", "'00000000-0000-4000-8000-000000000001'"],
    "positive": ["1", "2"],
    "required": ["'x'", "'y'"],
}
NUMBERS = ("integer", "bigint", "positive")


class Fills:
    """Needs `random`, `tables`, `chance`, `some`, `new`."""

    def constant(self, type):
        return self.random.choice(CONSTANTS.get(type, ["NULL"]))

    def like(self, table, column):
        """Another column of the table that may be assigned to it."""
        same = (*NUMBERS,) if column.type in NUMBERS else ("text", "required") if column.type in ("text", "required") else (column.type,)
        return self.some([other for other in table.of(*same) if other.name != column.name])

    def expression(self, table, column, dot=""):
        """A value for a column, made of constants and of other columns."""
        other = self.like(table, column)
        constant = self.constant(column.type)
        if other is None or self.chance(0.45):
            form = self.random.random()
            if form < 0.8:
                return constant
            if form < 0.9:
                return f"coalesce({dot}{column.name}, {constant})"
            if form < 0.94:
                return "NULL"
            return f"nullif({constant}, {CONSTANTS.get(column.type, ['NULL'])[-1]})"
        name = dot + other.name
        return self.random.choice([
            name, name, f"coalesce({name}, {constant})", f"coalesce({dot}{column.name}, {name})", f"coalesce({dot}{column.name}, {name}, {constant})",
            f"nullif({name}, {constant})", f"CASE WHEN {name} IS NULL THEN {constant} ELSE {name} END", f"CASE WHEN {name} = {constant} THEN {constant} END",
            *([f"lower({name})", f"{name} || '-'", f"concat({name}, '-')"] if column.type in ("text", "required") else []),
            *([f"{name} + 1", f"greatest({name}, 1)"] if column.type in NUMBERS else []),
        ])

    def condition(self, table, column, dot="", highest=(2, 10000)):
        """Which rows: those without the value, or some of them."""
        form = self.random.random()
        if form < 0.5:
            return f"{dot}{column.name} IS NULL"
        other = self.some(table.columns)
        if form < 0.6:
            return f"{dot}{other.name} IS NOT NULL"
        if form < 0.7:
            return f"{dot}{other.name} IS NULL"
        if form < 0.75:
            return f"{dot}{column.name} IS DISTINCT FROM {self.constant(column.type)}"
        if form < 0.8 and table.has_id:
            return f"{dot}id BETWEEN 1 AND {self.random.choice(highest)}"
        if form < 0.85:
            return f"{dot}{column.name} IS NULL AND {dot}{other.name} = {self.constant(other.type)}"
        if form < 0.9:
            return f"{dot}{column.name} IS NULL OR {dot}{other.name} IS NULL"
        return f"{dot}{other.name} = {self.constant(other.type)}"

    def update_text(self, table, column):
        where = f" WHERE {self.condition(table, column)}" if self.chance(0.6) else ""
        return f"UPDATE {table.name} SET {column.name} = {self.expression(table, column)}{where}"

    def fill_text(self, table, column):
        """A statement that gives a column values."""
        form = self.random.random()
        constant = self.constant(column.type)
        if form < 0.5:
            return self.update_text(table, column)
        source = self.some([other for other in self.tables if other.name != table.name and other.has_id])
        from_ = source and self.some([c for c in source.columns if c.type == column.type])
        if from_ and table.has_id and form < 0.6:
            value = self.random.choice([f"u.{from_.name}", f"coalesce(u.{from_.name}, {constant})"])
            extra = self.random.choice(["", f" AND t.{column.name} IS NULL"])
            return f"UPDATE {table.name} AS t SET {column.name} = {value} FROM {source.name} AS u WHERE u.id = t.id{extra}"
        if from_ and form < 0.66:
            query = self.random.choice([
                f"(SELECT max({from_.name}::text) FROM {source.name})" if column.type == "text" else f"(SELECT {from_.name} FROM {source.name} LIMIT 1)",
                f"(SELECT u.{from_.name} FROM {source.name} AS u WHERE u.id = {table.name}.id)" if table.has_id else constant])
            value = query if self.chance(0.6) else f"coalesce({query}, {constant})"
            return f"UPDATE {table.name} SET {column.name} = {value}"
        if not table.has_id or form < 0.72:
            return f"DO $$\nBEGIN\n  {self.block_line(table, column)}\nEND $$"
        if form < 0.78:
            return (f"DO $$\nBEGIN\n  LOOP\n    UPDATE {table.name} SET {column.name} = {constant} WHERE id IN (\n"
                    f"      SELECT id FROM {table.name} WHERE {column.name} IS NULL LIMIT 2);\n    EXIT WHEN NOT FOUND;\n  END LOOP;\nEND $$")
        if form < 0.84:
            chosen = self.random.choice(["", f" WHERE {self.condition(table, column)}"])
            return (f"DO $$\nDECLARE\n  one record;\nBEGIN\n  FOR one IN SELECT * FROM {table.name}{chosen} LOOP\n"
                    f"    UPDATE {table.name} SET {column.name} = {self.expression(table, column, 'one.')} WHERE id = one.id;\n  END LOOP;\nEND $$")
        if form < 0.9:
            return (f"WITH batch AS (SELECT id FROM {table.name} WHERE {self.condition(table, column)}{self.random.choice(['', ' LIMIT 2'])}) "
                    f"UPDATE {table.name} AS t SET {column.name} = {constant} FROM batch WHERE batch.id = t.id")
        if form < 0.95:
            return f"WITH done AS ({self.update_text(table, column)} RETURNING 1) SELECT count(*) FROM done"
        return (f"MERGE INTO {table.name} AS t USING {table.name} AS s ON t.id = s.id WHEN MATCHED THEN "
                f"UPDATE SET {column.name} = {self.expression(table, column, 's.')}")

    def block_line(self, table, column):
        line = self.update_text(table, column) + ";"
        if self.chance(0.4):
            test = self.random.choice([f"EXISTS (SELECT FROM {table.name} WHERE {column.name} IS NULL)", f"(SELECT count(*) FROM {table.name}) > 1", "true"])
            return f"IF {test} THEN\n    {line}\n  END IF;"
        if self.chance(0.2):
            return f"EXECUTE $x${line[:-1]}$x$;"
        return line

    # Other rows

    def delete_text(self, table, column):
        form = self.random.random()
        if form < 0.15:
            return f"DELETE FROM {table.name}"
        if form < 0.3:
            return f"TRUNCATE {table.name}{self.random.choice(['', ' CASCADE'])}"
        if form < 0.6:
            return f"DELETE FROM {table.name} WHERE {column.name} IS NULL"
        if form < 0.8 and table.has_id:
            return f"DELETE FROM {table.name} AS a USING {table.name} AS b WHERE a.id > b.id AND a.{column.name} = b.{column.name}"
        # Friendly rows have low numbers: one is to stay.
        return f"DELETE FROM {table.name} WHERE {self.condition(table, column, highest=(1, 2))}"

    def insert_text(self, table, column=None):
        columns = [c for c in table.written if c is column or self.chance(0.75)]
        ids = [c for c in table.columns if c.name == "id" and not c.is_computed]
        form = self.random.random()
        if form < 0.1:
            return f"INSERT INTO {table.name} DEFAULT VALUES"
        source = self.some(self.tables)
        if form < 0.25 and source and columns:
            values = [self.some([o.name for o in source.columns if o.type == c.type]) or self.constant(c.type) for c in columns]
            return f"INSERT INTO {table.name} ({', '.join(c.name for c in columns)}) SELECT {', '.join(values)} FROM {source.name}"
        columns = [*ids, *columns] if self.chance(0.6) else columns
        if not columns:
            return f"INSERT INTO {table.name} DEFAULT VALUES"
        rows = []
        for _ in range(self.random.choice([1, 1, 2])):
            self.count += 1
            rows.append("(" + ", ".join(str(self.count) if c.name == "id" else "NULL" if self.chance(0.1) else self.constant(c.type) for c in columns) + ")")
        end = self.random.choice(["", "", "", " ON CONFLICT DO NOTHING"])
        return f"INSERT INTO {table.name} ({', '.join(c.name for c in columns)}) VALUES {', '.join(rows)}{end}"
