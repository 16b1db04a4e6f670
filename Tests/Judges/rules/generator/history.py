"""A history: files of statements in a transaction shape, written while a server looks on, so that nearly all of it is valid."""

import random

import psycopg2

from .model import SCHEMAS, Model, Statement
from .statements import Grammar
from .truth import REFUSALS

# Shapes are named as the option `--transactions` names them.
SHAPES = {"statement": 4, "file": 4, "message": 2, "run": 2}


class History:
    """`files` holds lists of statements, `places` where each stands once it is laid out: file, first and last line."""

    def __init__(self, shape, files):
        self.shape, self.files = shape, files
        self.texts, self.places = {}, {}
        for number, statements in enumerate(files, 1):
            self.lay_out(f"{number:04}.sql", statements)

    def lay_out(self, name, statements):
        lines = []
        for statement in statements:
            first = len(lines) + 1
            lines += (statement.sql + ";").split("\n")
            if statement.data is not None:
                lines += [*statement.data.split("\n")[:-1], "\\."]
            self.places[statement] = (name, first, len(lines))
        self.texts[name] = "".join(line + "\n" for line in lines)

    @property
    def statements(self):
        return [statement for statements in self.files for statement in statements]

    def at(self, location):
        """The statement at a place, its rows of COPY included."""
        for statement, (name, first, last) in self.places.items():
            if name == location["file"].removeprefix("./") and first <= location["line"] <= last:
                return statement
        return None

    def place(self, statement):
        return "{}:{}".format(*self.places[statement]) if statement in self.places else "?"

    def without(self, statement):
        """Without one that turned out to be invalid; a control statement may not be one."""
        return History(self.shape, [[other for other in statements if other is not statement] for statements in self.files])

    def text(self):
        """As a fixture."""
        head = f"-- transactions: {self.shape}\n"
        return head + "".join(f"-- file: {name}\n{text}" for name, text in self.texts.items())


def control(sql):
    return Statement(sql, defines=True)


class Writer:
    """Writes one history; `invalid` counts what the server refused for other reasons than ours."""

    def __init__(self, seed, database):
        self.random = random.Random(seed)
        self.database = database
        self.model = Model()
        self.grammar = Grammar(self.random, self.model)
        self.invalid, self.refused = [], frozenset()
        self.offered = 0

    def write(self):
        self.shape = self.random.choices(list(SHAPES), SHAPES.values())[0]
        count = self.random.choice([2, 2, 3]) if self.shape == "run" else self.random.choice([1, 2, 2, 3])
        self.grammar.keeps_session = self.shape != "run"
        self.grammar.can_copy = self.shape != "message"
        self.grammar.boldness = self.random.choice([0.15, 0.35, 0.6])
        self.database.empty()
        files = [self.file(self.random.randint(5, 16), first=number == 0) for number in range(count)]
        return History(self.shape, files)

    def file(self, length, first):
        self.connection = self.database.connect()
        self.cursor = self.connection.cursor()
        self.statements, self.snapshots = [], []
        if self.shape != "statement":
            self.begin()
        if first:
            for sql in [f"CREATE SCHEMA {schema}" for schema in SCHEMAS[1:]]:
                self.try_statement(Statement(sql))
            for make in [Grammar.create_enum, Grammar.create_enum, Grammar.create_table, Grammar.create_table]:
                made = make(self.grammar)
                if made:
                    self.try_statement(made)
        for _ in range(length):
            if not (self.shape != "message" and self.random.random() < 0.18 and self.control()):
                self.try_statement(self.grammar.statement())
        if self.model.in_transaction:
            if self.shape == "statement":
                self.run_control("COMMIT")
            else:
                self.cursor.execute("COMMIT")
        self.model.ends_connection()
        self.connection.close()
        return self.statements

    def begin(self):
        self.cursor.execute("BEGIN")
        self.model.in_transaction = True
        self.snapshots = [("", self.model.snapshot())]

    def control(self):
        """A statement that opens, closes or parts a transaction; true if there was one to say."""
        if not self.model.in_transaction:
            self.begin()
            self.statements.append(control("BEGIN"))
            return True
        choices = ["SAVEPOINT"]
        if self.model.savepoints:
            choices += ["RELEASE", "ROLLBACK TO", "ROLLBACK TO"]
        if self.shape == "statement":
            choices += ["COMMIT", "COMMIT", "ROLLBACK", "COMMIT AND CHAIN"]
        choice = self.random.choice(choices)
        if choice == "SAVEPOINT":
            name = self.grammar.new("s")
            self.run_control(f"SAVEPOINT {name}")
            self.model.savepoints.append(name)
            self.snapshots.append((name, self.model.snapshot()))
        elif choice in ("RELEASE", "ROLLBACK TO"):
            name = self.random.choice(self.model.savepoints)
            self.run_control(f"{choice} {name}")
            index = next(index for index, (known, _) in enumerate(self.snapshots) if known == name)
            if choice == "ROLLBACK TO":
                self.restore(self.snapshots[index][1])
                del self.snapshots[index + 1:]
            else:
                del self.snapshots[index:]
                del self.model.savepoints[self.model.savepoints.index(name):]
        else:
            self.run_control(choice)
            if choice == "ROLLBACK":
                self.restore(self.snapshots[0][1])
            self.model.ends_transaction()
            if choice == "COMMIT AND CHAIN":
                self.model.in_transaction = True
                self.snapshots = [("", self.model.snapshot())]
        return True

    def run_control(self, sql):
        self.cursor.execute(sql)
        self.statements.append(control(sql))

    def restore(self, snapshot):
        prepared = self.model.prepared
        self.model = self.grammar.model = snapshot.snapshot()
        self.model.prepared = prepared

    def try_statement(self, statement):
        """What the server accepts takes effect on the model; what it refuses for our sake stays in the history without."""
        self.offered += 1
        inside = self.model.in_transaction
        if inside:
            self.cursor.execute("SAVEPOINT attempt")
        try:
            if statement.data is not None:
                self.database.copy(self.cursor, statement)
            else:
                self.database.send(self.cursor, statement.sql)
        except psycopg2.Error as error:
            if inside:
                self.cursor.execute("ROLLBACK TO attempt; RELEASE attempt")
            if error.pgcode not in REFUSALS:
                self.invalid.append((error.pgcode, str(error).split("\n")[0], statement.sql))
                return
            self.statements.append(statement)
            self.refused |= {statement}
            return
        if inside:
            self.cursor.execute("RELEASE attempt")
        self.statements.append(statement)
        if statement.apply:
            statement.apply(self.model)
        if self.model.is_stale:
            self.relearn()
        statement.apply = None

    def relearn(self):
        """The labels there are now."""
        self.model.is_stale = False
        for enum in self.model.enums:
            self.cursor.execute(
                "SELECT enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid JOIN pg_namespace ON pg_namespace.oid = typnamespace "
                "WHERE nspname = %s AND typname = %s ORDER BY enumsortorder", (enum.schema, enum.name))
            labels = [label for (label,) in self.cursor.fetchall()]
            if self.model.in_transaction:
                enum.fresh += [label for label in labels if label not in enum.labels]
            enum.labels = labels
