"""Statements that read and change rows, and what a session remembers."""

from .model import LABELS, TEMPORARY, Statement


class Rows:
    def where(self, table, alias=None):
        return f" WHERE {self.condition(table, alias)}" if self.chance(0.6) else ""

    def row(self, table):
        """The values of a new row; the first column is a number that no other row has."""
        self.count += 1
        values = ["DEFAULT" if self.chance(0.05) else self.value(type) for _, type in table.columns[1:]]
        return f"({', '.join([str(self.count), *values])})"

    def writable(self):
        return self.table(where=lambda table: not table.partition_key and not table.is_partition)

    def returning(self, table):
        return f" RETURNING {self.condition(table)}" if self.chance(0.1) else ""

    def insert_text(self, table):
        rows = ", ".join(self.row(table) for _ in range(self.random.choice([1, 1, 1, 2, 3])))
        names = ", ".join(name for name, _ in table.columns)
        text = f"INSERT INTO {self.name(table)} ({names}) VALUES {rows}"
        if table.has_primary_key and self.chance(0.4):
            column, type = self.random.choice(table.columns[1:])
            text += f" ON CONFLICT (id) DO UPDATE SET {column} = {self.value(type)}"
        return text + self.returning(table)

    def update_text(self, table):
        column, type = self.random.choice(table.columns[1:])
        return f"UPDATE {self.name(table)} SET {column} = {self.value(type)}{self.where(table)}{self.returning(table)}"

    def query_text(self, table):
        form = self.random.random()
        name = self.name(table)
        if form < 0.5:
            return f"SELECT id FROM {name} AS one{self.where(table, 'one')}"
        if form < 0.65:
            enum = self.some(self.model.enums)
            return f"SELECT {self.value(enum, False)}"
        if form < 0.75:
            return f"SELECT one.id FROM {name} AS one JOIN {name} AS two ON {self.condition(table, 'two')}"
        if form < 0.85:
            return f"SELECT count(*) FILTER (WHERE {self.condition(table)}) FROM {name}"
        if form < 0.93:
            return f"SELECT EXISTS (SELECT 1 FROM {name}{self.where(table)})"
        column, type = self.random.choice(table.columns)
        return f"SELECT {column} FROM {name} UNION ALL SELECT {self.value(type)} LIMIT 0"

    def insert(self):
        table = self.writable()
        return table and Statement(self.insert_text(table))

    def update(self):
        table = self.writable()
        return table and Statement(self.update_text(table))

    def delete(self):
        table = self.writable()
        return table and Statement(f"DELETE FROM {self.name(table)}{self.where(table)}{self.returning(table)}")

    def query(self):
        table = self.table()
        return table and Statement(self.query_text(table))

    def insert_query(self):
        table, source = self.writable(), self.table()
        if not table:
            return None
        names = ", ".join(name for name, _ in table.columns[1:])
        values = ", ".join(self.value(type) for _, type in table.columns[1:])
        texts = source.columns_of("text")
        if texts and table.columns[1][1].kind == "enum" and self.chance(0.3):
            names, values = table.columns[1][0], f"{texts[0][0]}::{self.spelled(table.columns[1][1])}"
        if table.has_primary_key:
            return None
        return Statement(f"INSERT INTO {self.name(table)} ({names}) SELECT {values} FROM {self.name(source)}{self.where(source)}")

    def merge(self):
        table = self.writable()
        if not table or table.schema == TEMPORARY:
            return None
        column, type = self.random.choice(table.columns[1:])
        self.count += 1
        return Statement(
            f"MERGE INTO {self.name(table)} AS old USING (SELECT {self.count} AS id) AS new ON old.id = new.id AND "
            f"{self.condition(table, 'old')} WHEN MATCHED THEN UPDATE SET {column} = {self.value(type)} "
            f"WHEN NOT MATCHED THEN INSERT (id, {column}) VALUES (new.id, {self.value(type)})")

    def with_change(self):
        table = self.writable()
        if not table:
            return None
        change = self.update_text(table).split(" RETURNING")[0]
        return Statement(f"WITH changed AS ({change} RETURNING id) SELECT count(*) FROM changed")

    def explain(self):
        table = self.writable()
        return table and Statement("EXPLAIN " + self.random.choice([self.query_text, self.update_text, self.insert_text])(table))

    def declare_cursor(self):
        table = self.table()
        if not table or not self.model.in_transaction:
            return None
        return Statement(f"DECLARE {self.new('cursor')} CURSOR FOR {self.query_text(table)}")

    def prepare(self):
        table = self.writable()
        if not table or not self.keeps_session:
            return None
        name = self.new("plan")
        column, type = self.random.choice(table.columns[1:])
        if type.kind == "enum" and self.chance(0.5):
            form, parameter = f"({self.spelled(type)}) AS UPDATE {self.name(table)} SET {column} = $1", type
        else:
            form, parameter = "AS " + self.random.choice([self.query_text, self.update_text])(table), None

        def apply(model):
            model.prepared.append((name, parameter))
        return Statement(f"PREPARE {name} {form}", apply)

    def execute(self):
        plan = self.some(self.model.prepared)
        if not plan or not self.keeps_session:
            return None
        name, parameter = plan
        with self.at("constraint"):
            return Statement(f"EXECUTE {name}" + (f"({self.value(parameter)})" if parameter else ""))

    def copy(self):
        table = self.writable()
        if not table or not self.can_copy:
            return None
        if self.chance(0.3):
            return Statement(f"COPY (SELECT id FROM {self.name(table)} AS one{self.where(table, 'one')}) TO STDOUT")
        columns = table.columns_of("enum", "text")[:2]
        if not columns or table.has_primary_key:
            return None
        rows = []
        for _ in range(self.random.randint(1, 3)):
            fields = [
                "\\N" if self.chance(0.1) else self.label(type) if type.kind == "enum" else self.random.choice(LABELS)
                for _, type in columns]
            rows.append("\t".join(fields) + "\n")
        names = ", ".join(name for name, _ in columns)
        return Statement(f"COPY {self.name(table)} ({names}) FROM STDIN", data="".join(rows))

    def set_path(self):
        if not self.keeps_session:
            return None
        local = self.model.in_transaction and self.chance(0.5)
        path = self.random.choice([["public"], ["other", "public"], ["public", "other"], ["other"]])

        def apply(model):
            model.path = path
            if not local:
                # Until it is committed a ROLLBACK takes it back: the model's snapshot knows.
                model.session_path = path
        return Statement(f"SET {'LOCAL ' if local else ''}search_path TO {', '.join(path)}", apply)
