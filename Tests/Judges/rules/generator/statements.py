"""Statements that define things, as a grammar over the model."""

from .code import Code
from .expressions import Expressions, quoted
from .model import LABELS, SCHEMAS, TEMPORARY, Statement, Table, Type
from .rows import Rows


def in_constraint(make):
    def made(self):
        with self.at("constraint"):
            return make(self)
    return made


class Grammar(Expressions, Rows, Code):
    def __init__(self, random, model):
        self.random, self.model = random, model
        self.count = 0
        # How often a fresh label is preferred to an old one.
        self.boldness = 0.35
        # In a history of several runs nothing may depend on what a session remembers.
        self.keeps_session = True
        self.can_copy = True

    def statement(self):
        """A statement that the model thinks valid."""
        while True:
            made = self.random.choices(self.makers, self.weights)[0](self)
            if made is not None:
                return made

    def new(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def name(self, thing):
        if self.model.is_visible(thing) and self.random.random() < 0.8:
            return self.quote_sometimes(thing.name)
        return f"{thing.schema}.{self.quote_sometimes(thing.name)}"

    def quote_sometimes(self, name):
        return f'"{name}"' if self.random.random() < 0.1 else name

    def some(self, things):
        return self.random.choice(things) if things else None

    def chance(self, share):
        return self.random.random() < share

    def schema(self):
        return "other" if self.chance(0.2) else "public"

    def target(self, schema, name):
        """How a new thing is named in the statement that makes it."""
        return name if schema == self.model.path[0] and self.chance(0.8) else f"{schema}.{name}"

    def table(self, *kinds, where=lambda table: True):
        """A table that has a column of one of the kinds."""
        return self.some([table for table in self.model.tables if where(table) and (not kinds or table.columns_of(*kinds))])

    def column_type(self):
        choices = [*self.model.types, *self.model.enums, *self.model.enums, self.model.text]
        type = self.random.choice(choices)
        return Type("array", base=type) if type.kind == "enum" and self.chance(0.15) else type

    # Types

    def create_enum(self):
        schema = self.schema()
        name = self.random.choice(["mood", "state", "level"])
        if self.model.is_taken(schema, name):
            return None
        labels = self.random.sample(LABELS[:6], self.random.randint(1, 3))
        type = Type("enum", schema, name, labels=labels)
        return Statement(
            f"CREATE TYPE {self.target(schema, name)} AS ENUM ({', '.join(map(quoted, labels))})",
            lambda model: model.types.append(type), defines=True)

    def add_value(self):
        enum = self.some(self.model.enums)
        if not enum:
            return None
        known = self.chance(0.1)
        label = self.random.choice(enum.labels) if known else self.some([label for label in LABELS if label not in enum.labels])
        if label is None:
            return None
        unless = "IF NOT EXISTS " if known or self.chance(0.25) else ""
        place = self.random.choice(["", "", " BEFORE ", " AFTER "])
        if place:
            place += quoted(self.random.choice(enum.labels))

        def apply(model):
            if label not in enum.labels:
                enum.labels.append(label)
                enum.fresh.append(label)
        return Statement(f"ALTER TYPE {self.name(enum)} ADD VALUE {unless}{quoted(label)}{place}", apply, defines=True)

    def rename_value(self):
        enum = self.some(self.model.enums)
        free = [label for label in LABELS if enum and label not in enum.labels]
        if not free:
            return None
        before, after = self.label(enum), self.random.choice(free)

        def apply(model):
            for labels in (enum.labels, enum.fresh):
                if before in labels:
                    labels[labels.index(before)] = after
        return Statement(f"ALTER TYPE {self.name(enum)} RENAME VALUE {quoted(before)} TO {quoted(after)}", apply)

    def rename_type(self):
        type = self.some(self.model.types)
        if not type:
            return None
        if type.kind == "enum" and self.chance(0.3):
            schema = next(schema for schema in SCHEMAS if schema != type.schema)
            if self.model.is_taken(schema, type.name):
                return None
            return Statement(f"ALTER TYPE {self.name(type)} SET SCHEMA {schema}", lambda model: setattr(type, "schema", schema))
        name = self.new(type.kind)
        word = "DOMAIN" if type.kind == "domain" else "TYPE"
        return Statement(f"ALTER {word} {self.name(type)} RENAME TO {name}", lambda model: setattr(type, "name", name))

    @in_constraint
    def create_domain(self):
        base = self.some([type for type in self.model.types if type.kind in ("enum", "domain")])
        if not base:
            return None
        name, schema = self.new("domain"), self.schema()
        default = f" DEFAULT {self.value(base)}" if self.chance(0.3) else ""
        check = f" CHECK (VALUE <> {self.value(base)} OR VALUE IS NULL OR VALUE IS NOT NULL)" if self.chance(0.3) else ""
        type = Type("domain", schema, name, base=base)
        return Statement(
            f"CREATE DOMAIN {self.target(schema, name)} AS {self.spelled(base)}{default}{check}",
            lambda model: model.types.append(type), defines=True)

    @in_constraint
    def alter_domain(self):
        domain = self.some([type for type in self.model.types if type.kind == "domain"])
        if not domain:
            return None
        change = self.random.choice([
            f"SET DEFAULT {self.value(domain.base)}", "DROP DEFAULT",
            f"ADD CONSTRAINT {self.new('rule')} CHECK (VALUE = {self.value(domain.base)} OR VALUE IS NULL OR VALUE IS NOT NULL)"])
        return Statement(f"ALTER DOMAIN {self.name(domain)} {change}")

    def create_composite(self):
        if not self.model.enums:
            return None
        name, schema = self.new("pair"), self.schema()
        attributes = [("first", self.some(self.model.enums)), ("second", self.some([self.model.text, self.model.integer]))]
        spelled = ", ".join(f"{attribute} {self.spelled(of)}" for attribute, of in attributes)
        type = Type("composite", schema, name, attributes=attributes)
        return Statement(
            f"CREATE TYPE {self.target(schema, name)} AS ({spelled})", lambda model: model.types.append(type), defines=True)

    def create_range(self):
        enum = self.some(self.model.enums)
        if not enum:
            return None
        name, schema = self.new("span"), self.schema()
        type = Type("range", schema, name, base=enum)
        return Statement(
            f"CREATE TYPE {self.target(schema, name)} AS RANGE (subtype = {self.spelled(enum)})",
            lambda model: model.types.append(type), defines=True)

    # Tables

    def column_clause(self, name, type):
        clause = f"{name} {self.spelled(type)}"
        with self.at("constraint"):
            if self.chance(0.2):
                clause += f" DEFAULT {self.value(type)}"
            if type.kind == "enum" and self.chance(0.15):
                clause += f" CHECK ({self.enum_condition(name, type)} OR {self.always(name)})"
        return clause

    def checked(self, table, place="constraint"):
        with self.at(place):
            return self.condition(table)

    def always(self, column):
        """What is true of every row: the rest of a check is evaluated all the same, unless a constant makes it needless."""
        return "true" if self.chance(0.05) else f"{column} IS NULL OR {column} IS NOT NULL"

    def create_table(self):
        if not self.model.enums:
            return None
        columns = [("id", self.model.integer)]
        columns += [(self.new("c"), self.column_type()) for _ in range(self.random.randint(1, 3))]
        temporary = self.keeps_session and self.chance(0.08)
        shadowed = self.some(self.model.tables) if temporary and self.chance(0.5) else None
        name = shadowed.name if shadowed else self.new("t")
        schema = TEMPORARY if temporary else self.schema()
        if self.model.is_taken(schema, name):
            return None
        table = Table(schema, name, columns)
        clauses = [self.column_clause(*column) for column in columns]
        clauses[0] = "id int"
        if self.chance(0.2):
            clauses[0] = "id int PRIMARY KEY"
            table.has_primary_key = True
        if self.chance(0.2):
            clauses.append(f"CHECK ({self.checked(table)} OR {self.always('id')})")
        if self.chance(0.08) and columns[1][1].kind == "enum":
            with self.at("index"):
                condition = self.enum_condition(*columns[1])
            clauses.append(f"{self.new('g')} boolean GENERATED ALWAYS AS ({condition}) STORED")
            table.is_pinned = True
        end = ""
        if not temporary and not table.has_primary_key and self.chance(0.15):
            key = self.some(table.columns_of("enum"))
            if key:
                table.partition_key = key
                end = f" PARTITION BY {self.random.choice(['LIST', 'RANGE'])} ({key[0]})"
                table.by_list = "LIST" in end
        made = "CREATE TEMPORARY TABLE " + name if temporary else "CREATE TABLE " + self.target(schema, name)
        return Statement(f"{made} ({', '.join(clauses)}){end}", lambda model: model.tables.append(table), defines=True)

    def create_table_from(self):
        table = self.table(where=lambda table: not table.partition_key)
        if not table:
            return None
        name, schema = self.new("t"), self.schema()
        if self.chance(0.3):
            made = Table(schema, name, list(table.columns))
            return Statement(
                f"CREATE TABLE {self.target(schema, name)} (LIKE {self.name(table)} INCLUDING DEFAULTS)",
                lambda model: model.tables.append(made), defines=True)
        enum = self.some(self.model.enums)
        column = self.new("c")
        made = Table(schema, name, [("id", self.model.integer), (column, enum)])
        return Statement(
            f"CREATE TABLE {self.target(schema, name)} AS SELECT id, {self.value(enum, False)} AS {column} FROM {self.name(table)}"
            f"{self.where(table)}", lambda model: model.tables.append(made), defines=True)

    def create_partition(self):
        parent = self.table(where=lambda table: table.partition_key)
        if not parent:
            return None
        enum, schema, name = parent.partition_key[1], self.schema(), self.new("t")
        if parent.by_list:
            bound = "DEFAULT" if self.chance(0.1) else f"FOR VALUES IN ({self.literal(self.label(enum))})"
        else:
            bound = f"FOR VALUES FROM ({self.literal(self.label(enum))}) TO (MAXVALUE)"
        table = Table(schema, name, list(parent.columns))
        table.is_partition = True
        return Statement(
            f"CREATE TABLE {self.target(schema, name)} PARTITION OF {self.name(parent)} {bound}",
            lambda model: model.tables.append(table), defines=True)

    def add_column(self):
        table = self.table(where=lambda table: not table.is_partition)
        if not table:
            return None
        column = (self.new("c"), self.column_type())

        def apply(model):
            for changed in model.tables:
                if changed is table or changed.is_partition and changed.columns[:len(table.columns)] == table.columns:
                    changed.columns = [*changed.columns, column]
        return Statement(f"ALTER TABLE {self.name(table)} ADD COLUMN {self.column_clause(*column)}", apply)

    @in_constraint
    def change_default(self):
        table = self.table("enum", "array", "domain", "text", "composite", "range")
        if not table:
            return None
        column, type = self.random.choice(table.columns[1:])
        change = "DROP DEFAULT" if self.chance(0.15) else f"SET DEFAULT {self.value(type)}"
        return Statement(f"ALTER TABLE {self.name(table)} ALTER {column} {change}")

    def add_check(self):
        table = self.table(where=lambda table: not table.is_partition)
        if not table:
            return None
        end = " NOT VALID" if self.chance(0.3) and not table.partition_key else ""
        return Statement(
            f"ALTER TABLE {self.name(table)} ADD CONSTRAINT {self.new('rule')} CHECK ({self.checked(table)} OR {self.always('id')}){end}",
            lambda model: setattr(table, "is_pinned", True))

    @in_constraint
    def change_type(self):
        table = self.table(
            "enum", "text", where=lambda table: not (table.is_pinned or table.is_partition or table.partition_key))
        if not table:
            return None
        column, before = self.some(table.columns_of("enum", "text"))
        after = self.some([*self.model.enums, self.model.text])
        using = self.random.choice([
            f"{column}::text::{self.spelled(after)}", self.value(after, False),
            f"CASE WHEN {self.text_condition(column + '::text')} THEN {self.value(after)} ELSE {self.value(after, False)} END"])
        using = "" if after.kind == "text" and self.chance(0.5) else f" USING {using}"

        def apply(model):
            table.columns = [(name, after if name == column else type) for name, type in table.columns]
        return Statement(
            f"ALTER TABLE {self.name(table)} ALTER {column} DROP DEFAULT, ALTER {column} TYPE {self.spelled(after)}{using}", apply)

    def rename_in_table(self):
        table = self.table(where=lambda table: not (table.is_partition or table.partition_key or table.is_written_by_trigger))
        if not table:
            return None
        if self.chance(0.5):
            name = self.new("t")
            return Statement(f"ALTER TABLE {self.name(table)} RENAME TO {name}", lambda model: setattr(table, "name", name))
        column, name = self.random.choice(table.columns[1:])[0], self.new("c")

        def apply(model):
            table.columns = [(name if old == column else old, type) for old, type in table.columns]
        return Statement(f"ALTER TABLE {self.name(table)} RENAME COLUMN {column} TO {name}", apply)

    # What hangs on tables

    def create_index(self):
        table = self.table("enum")
        if not table:
            return None
        column, _ = self.some(table.columns_of("enum"))
        form = self.random.random()
        if form < 0.3:
            rest = f"({column})"
        elif form < 0.7:
            rest = f"({column}) WHERE {self.checked(table, 'index')}"
        else:
            rest = f"(({self.checked(table, 'index')}))"
        return Statement(f"CREATE INDEX ON {self.name(table)} {rest}", lambda model: setattr(table, "is_pinned", True))

    def alone(self):
        """What runs only outside of transactions."""
        table = self.table(where=lambda table: table.schema != TEMPORARY and not table.partition_key)
        if not table or self.chance(0.5):
            return None
        name = self.name(table)
        return Statement(self.random.choice([f"VACUUM {name}", f"CREATE INDEX CONCURRENTLY ON {name} (id)", f"REINDEX TABLE CONCURRENTLY {name}"]))

    def create_view(self):
        table = self.table(where=lambda table: table.schema != TEMPORARY)
        if not table:
            return None
        kind = self.random.choice(["VIEW", "VIEW", "MATERIALIZED VIEW"])
        end = " WITH NO DATA" if kind == "MATERIALIZED VIEW" and self.chance(0.4) else ""
        schema, name = self.schema(), self.new("v")
        return Statement(
            f"CREATE {kind} {self.target(schema, name)} AS SELECT id FROM {self.name(table)} AS row_of{self.where(table, 'row_of')}{end}",
            lambda model: setattr(table, "is_pinned", True), defines=True)

    def create_policy(self):
        table = self.table(where=lambda table: table.schema != TEMPORARY)
        if not table:
            return None
        clause = self.random.choice(["USING", "WITH CHECK"])
        purpose = "FOR INSERT " if clause == "WITH CHECK" else ""
        return Statement(
            f"CREATE POLICY {self.new('policy')} ON {self.name(table)} {purpose}{clause} ({self.condition(table)})",
            lambda model: setattr(table, "is_pinned", True))

    def create_statistics(self):
        table = self.table("enum")
        if not table:
            return None
        return Statement(
            f"CREATE STATISTICS {self.new('stat')} ON (({self.checked(table)})), id FROM {self.name(table)}",
            lambda model: setattr(table, "is_pinned", True))

    def drop_type(self):
        used = {id(type) for table in self.model.tables for _, type in table.columns}
        type = self.some([type for type in self.model.types if id(type) not in used and type.kind in ("domain", "composite", "range")])
        if not type:
            return None
        word = "DOMAIN" if type.kind == "domain" else "TYPE"
        return Statement(f"DROP {word} {self.name(type)}", lambda model: model.types.remove(type))

    def harmless(self):
        enum, table = self.some(self.model.enums), self.table()
        if not enum or not table:
            return None
        return Statement(self.random.choice([
            f"COMMENT ON TYPE {self.name(enum)} IS {quoted(self.random.choice(LABELS))}", f"GRANT SELECT ON {self.name(table)} TO PUBLIC",
            "SELECT enumlabel FROM pg_enum ORDER BY enumsortorder", f"ANALYZE {self.name(table)}",
        ]))

    makers, weights = zip(*{
        create_enum: 3, add_value: 10, rename_value: 2, rename_type: 1, create_domain: 2, alter_domain: 1, create_composite: 1,
        create_range: 1, create_table: 6, create_table_from: 2, create_partition: 2, add_column: 4, change_default: 4, add_check: 2,
        change_type: 2, rename_in_table: 2, create_index: 3, alone: 1, create_view: 2, create_policy: 2, create_statistics: 1, drop_type: 1,
        harmless: 1, Rows.insert: 9, Rows.insert_query: 2, Rows.update: 5, Rows.delete: 1, Rows.query: 6, Rows.merge: 1,
        Rows.with_change: 1, Rows.explain: 1, Rows.declare_cursor: 1, Rows.prepare: 1, Rows.execute: 2, Rows.copy: 2,
        Rows.set_path: 2, Code.create_function: 4, Code.create_procedure: 2, Code.call: 5, Code.create_trigger: 3, Code.do_block: 5,
        Code.create_rule: 1,
    }.items())
