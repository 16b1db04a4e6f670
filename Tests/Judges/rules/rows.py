"""Puts rows into every table of a database that has none, made from the catalog alone.

FRIENDLY rows are such as any application writes: nothing is NULL that need not be, all values are different, what is referred to
exists. HOSTILE ones are those and besides NULL wherever a column takes it, and equal values wherever no key forbids them. ODD ones
are all of these, and values that nobody thinks of.
"""

import itertools

import psycopg2

from values import MANY, Types, at, literals, quoted

FRIENDLY, HOSTILE, ODD = "friendly", "hostile", "odd"
# So many rows a table gets, if its keys have room for them.
ENOUGH = 3
# So many combinations of values are tried on the constraints of a table.
COMBINATIONS = 12000

TABLES = """
SELECT c.oid::int, c.oid::regclass::text, c.relkind = 'p', coalesce(pg_get_partition_constraintdef(c.oid), '')
FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
  AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND c.relnamespace::regnamespace::text !~ '^pg_toast'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.oid
"""
COLUMNS = """
SELECT a.attrelid::int, a.attnum, quote_ident(a.attname), a.atttypid::int, a.atttypmod, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(' AND a.attgenerated = '', false),
       CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ANY (%s) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2
"""
CONSTRAINTS = """
SELECT c.conrelid::int, c.contype, c.conkey, c.confrelid::int, c.confkey, c.condeferrable, pg_get_expr(c.conbin, c.conrelid)
FROM pg_constraint c WHERE c.conrelid = ANY (%s) AND c.contype IN ('c', 'f') AND coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'
  AND NOT EXISTS (SELECT FROM pg_constraint whole WHERE whole.oid = c.conparentid AND whole.conrelid = c.conrelid)
UNION ALL
SELECT i.indrelid::int, 'u', i.indkey::int2[], NULL, NULL, NULL, NULL FROM pg_index i
WHERE i.indrelid = ANY (%s) AND (i.indisunique OR i.indisexclusion)
"""


class Column:
    def __init__(self, row):
        _, self.number, self.name, self.type, self.modifier, self.spelled, self.is_not_null, self.counts_itself, self.generated = row


class Reference:
    def __init__(self, columns, table, targets, is_deferrable):
        self.columns, self.table, self.targets, self.is_deferrable = columns, table, targets, is_deferrable
        # Filled in when the table referred to has its rows.
        self.is_late = False


class Table:
    def __init__(self, oid, name, is_root, partition_check):
        self.oid, self.name, self.is_root = oid, name, is_root
        self.columns, self.checks, self.references, self.keys = [], [], [], []
        self.partition_check = partition_check

    def add_checks(self, constraints):
        names = {column.number: column for column in self.columns}
        for _, kind, numbers, target, targets, is_deferrable, text in constraints:
            columns = [names[number] for number in numbers or () if number in names]
            if kind == "c":
                self.checks.append((text, columns))
            elif kind == "u":
                self.keys.append(columns)
            elif not any(column.generated for column in columns):
                self.references.append(Reference(columns, target, targets, is_deferrable))
        if self.partition_check:
            self.checks.append((self.partition_check, [column for column in self.columns if column.name in self.partition_check]))

    def may_be_null(self, column, types):
        return not column.is_not_null and types.allows_null(column.type)


class Group:
    """Columns whose values depend on each other: `pool` holds rows of values, the ordinary ones first."""

    def __init__(self, columns):
        self.columns = columns
        self.pool, self.nulls, self.odd = [], None, []


class Unfilled(Exception):
    pass


def fill(connection, mood=FRIENDLY, known=None):
    """The tables that could not be filled, each with the reason. The connection is in no transaction. Tables that are `known` have
    been filled before and were emptied since: they get friendly rows only. It is kept up to date; with it a table is as good as empty
    that has a single row."""
    cursor = connection.cursor()
    cursor.execute("SELECT current_setting('search_path')")
    path = cursor.fetchone()[0]
    cursor.execute("BEGIN; SET LOCAL search_path = ''; SET LOCAL client_min_messages = error; SET LOCAL lock_timeout = '5s'")
    cursor.execute(TABLES)
    tables = {row[0]: Table(*row) for row in cursor.fetchall()}
    empty = without_rows(cursor, [table for table in tables.values() if not table.is_root], 1 if known is None else 2)
    if not empty:
        cursor.execute("COMMIT")
        if known is not None:
            known.update(tables)
        return []
    oids = [table.oid for table in empty]
    cursor.execute(COLUMNS, (oids,))
    for row in cursor.fetchall():
        tables[row[0]].columns.append(Column(row))
    cursor.execute(CONSTRAINTS, (oids, oids))
    constraints = cursor.fetchall()
    for table in empty:
        table.add_checks([constraint for constraint in constraints if constraint[0] == table.oid])
    filler = Filler(connection, tables)
    unfilled = []
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for table in ordered(empty, filler.types):
        cursor.execute("SAVEPOINT filling; SET LOCAL search_path = ''")
        try:
            filler.fill(table, path, FRIENDLY if table.oid in (known or ()) else mood)
            cursor.execute("RELEASE SAVEPOINT filling")
        except (Unfilled, psycopg2.Error) as problem:
            cursor.execute("ROLLBACK TO SAVEPOINT filling; RELEASE SAVEPOINT filling")
            unfilled.append((table.name, str(problem).strip().split("\n")[0]))
    for table in empty:
        filler.refer(table)
    cursor.execute("COMMIT")
    if known is not None:
        known.update(tables)
    return unfilled


def without_rows(cursor, tables, few):
    if not tables:
        return []
    cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT FROM ONLY {table.name} OFFSET {few - 1})" for table in tables))
    return [table for table, has_rows in zip(tables, cursor.fetchone()) if not has_rows]


def ordered(tables, types):
    """What is referred to comes first. Where tables wait for each other, one that can do without its reference begins."""
    waiting, done = list(tables), []
    while waiting:
        oids = {table.oid for table in waiting}
        blocking = {table: [r for r in table.references if r.table in oids and r.table != table.oid and not r.is_late] for table in waiting}
        free = [table for table in waiting if not blocking[table]]
        if not free:
            optional = [t for t in waiting if all(any(t.may_be_null(c, types) for c in r.columns) for r in blocking[t])]
            deferrable = [t for t in waiting if all(r.is_deferrable for r in blocking[t])]
            free = [(optional or deferrable or waiting)[0]]
            for reference in blocking[free[0]]:
                reference.is_late = True
        done += free
        waiting = [table for table in waiting if table not in free]
    return done


class Filler:
    def __init__(self, connection, tables):
        self.cursor, self.tables = connection.cursor(), tables
        self.types = Types(connection)
        # What a column must hold because something that was put in before refers to it: (table, column number) → values.
        self.awaited = {}

    is_hostile = is_odd = False

    def fill(self, table, path, mood):
        self.is_hostile, self.is_odd = mood != FRIENDLY, mood == ODD
        columns = [column for column in table.columns if not column.generated]
        groups = self.groups(table, columns)
        given = [group for group in groups if group.columns]
        rows = [self.joined(given, [at(group.pool, index) for group in given]) for index in range(ENOUGH)]
        count = self.insert(table, given, rows, path)
        if count < ENOUGH:
            # The keys are narrow: other combinations of the same values.
            pools = [group.pool[:12] for group in given]
            others = itertools.islice(itertools.product(*pools), 400)
            for combination in itertools.islice(others, 1, None):
                if count >= ENOUGH:
                    break
                count += self.insert(table, given, [self.joined(given, combination)], path)
        if not count:
            raise Unfilled(self.problem or "no values satisfy its constraints")
        if self.is_hostile:
            self.insert(table, given, self.hostile_rows(table, given), path)

    problem = None

    def joined(self, groups, values):
        return [value for row in values for value in row]

    def insert(self, table, groups, rows, path):
        """How many rows got in."""
        if not rows:
            return 0
        columns = [column for group in groups for column in group.columns]
        head = f"INSERT INTO {table.name} ({', '.join(column.name for column in columns)}) OVERRIDING SYSTEM VALUE VALUES "
        if not columns:
            head, rows = f"INSERT INTO {table.name} DEFAULT VALUES", [[]]

        def attempt(part, quietly=False):
            text = head + ", ".join(f"({', '.join(row)})" for row in part) if columns else head
            self.cursor.execute(f"SAVEPOINT attempt; SELECT set_config('search_path', '{path.replace(chr(39), chr(39) * 2)}', true)")
            try:
                if quietly:
                    self.cursor.execute("SET LOCAL session_replication_role = replica")
                self.cursor.execute(text + " ON CONFLICT DO NOTHING")
                count = self.cursor.rowcount
                if quietly:
                    self.cursor.execute("SET LOCAL session_replication_role = origin")
                self.cursor.execute("RELEASE SAVEPOINT attempt; SET LOCAL search_path = ''")
                return count
            except psycopg2.Error as error:
                self.cursor.execute("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt; SET LOCAL search_path = ''")
                self.problem = str(error).strip().split("\n")[0]
                return 0
        if not columns:
            return sum(attempt([]) for _ in range(ENOUGH))
        count = attempt(rows)
        if count == 0 and len(rows) > 1:
            count = sum(attempt([row]) for row in rows)
        # A trigger may refuse what the constraints allow.
        return count or attempt(rows, quietly=True)

    # Values

    def groups(self, table, columns):
        """The columns in groups, each with its values. A column that counts by itself is left to itself."""
        parent = {column: column for column in columns}

        def root(column):
            while parent[column] is not column:
                column = parent[column]
            return column
        references = [r for r in table.references if not r.is_late and r.table != table.oid]
        checks = [(text, self.used(table, used)) for text, used in table.checks]
        for linked in [r.columns for r in references] + [used for _, used in checks]:
            for column in linked[1:]:
                parent[root(column)] = root(linked[0])
        members = {}
        for column in columns:
            members.setdefault(root(column), []).append(column)
        return [
            self.group(table, list(inside), [r for r in references if r.columns[0] in inside], [c for c in checks if c[1] and c[1][0] in inside])
            for inside in members.values()]

    def used(self, table, columns):
        """What a check reads, in the end: a generated column is made of others."""
        used = []
        for column in columns:
            used += [c for c in table.columns if not c.generated and c.name in column.generated] if column.generated else [column]
        return list(dict.fromkeys(used))

    def group(self, table, columns, references, checks):
        group = Group(columns)
        late = [column for reference in table.references if reference.is_late or reference.table == table.oid for column in reference.columns]
        referring = {column for reference in references for column in reference.columns}
        if len(columns) == 1 and columns[0].counts_itself and not referring and (table.oid, columns[0].number) not in self.awaited:
            if not any(r.table == table.oid and not all(table.may_be_null(c, self.types) for c in r.columns) for r in table.references):
                group.columns = []
                return group
        if len(columns) == 1 and not checks and not referring:
            self.simple(table, group, columns[0], columns[0] in late)
        else:
            self.combined(table, group, references, checks, late)
        if not group.pool:
            raise Unfilled(f"no value is known for {', '.join(column.name for column in columns)}")
        return group

    def simple(self, table, group, column, is_late):
        may_be_null = table.may_be_null(column, self.types)
        if may_be_null:
            group.nulls = ["NULL"]
        if is_late and may_be_null:
            group.pool = [["NULL"]]
            return
        group.pool = [[value] for value in self.single(table, column, is_late)] or ([["NULL"]] if may_be_null else [])
        if self.is_odd and not is_late:
            group.odd = [[value] for value in self.types.odd(column.type, column.modifier)]

    def single(self, table, column, is_late=False, constants=()):
        """The values of one column by itself."""
        awaited = self.awaited.get((table.oid, column.number))
        if awaited:
            return awaited
        # A row that refers to its like refers to itself.
        for reference in table.references:
            if column in reference.columns and reference.table == table.oid:
                target = next(c for c in table.columns if c.number == reference.targets[reference.columns.index(column)])
                if target is not column:
                    return self.single(table, target)
        values = self.types.candidates(column.type, column.modifier, constants)
        if is_late:
            for reference in table.references:
                if column in reference.columns and reference.is_late:
                    self.awaited[reference.table, reference.targets[reference.columns.index(column)]] = values[:ENOUGH]
                    return values[:ENOUGH]
        return values

    def combined(self, table, group, references, checks, late):
        """Asks the server which combinations satisfy the checks and the references."""
        sources, covered = [], set()
        for reference in references:
            sources.append((reference.columns, self.referred(table, reference)))
            covered |= set(reference.columns)
        constants = list(dict.fromkeys(constant for text, _ in checks for constant in literals(text)))
        rest = [column for column in group.columns if column not in covered]
        checked = sum(column in used for column in group.columns for used in [{c for _, u in checks for c in u}])
        limit = max(3, int(COMBINATIONS ** (1 / max(1, checked))))
        for column in rest:
            if column in late and table.may_be_null(column, self.types):
                values = []
            else:
                values = self.single(table, column, column in late, constants)
                # The ordinary ones, and those that the constraint speaks of.
                ordinary = values[:max(2, limit // 3)]
                values = [*ordinary, *list(reversed(values[len(ordinary):]))[:max(1, limit - len(ordinary) - 1)]]
                if self.is_odd:
                    values = list(dict.fromkeys([*values, *self.types.odd(column.type, column.modifier)]))
            sources.append(([column], [[value] for value in values] + ([["NULL"]] if table.may_be_null(column, self.types) else [])))
        if any(not values for _, values in sources):
            raise Unfilled(f"no value is known for {', '.join(column.name for column in group.columns)}")
        made = " NATURAL JOIN ".join(
            f"(VALUES {', '.join('(' + ', '.join(cast(v, c) for v, c in zip(row, columns)) + ')' for row in values)}) AS s{number} "
            f"({', '.join(column.name for column in columns)})" for number, (columns, values) in enumerate(sources))
        generated = [column for column in table.columns if column.generated and any(column.name in text for text, _ in checks)]
        shown = "".join(f", ({column.generated})::{column.spelled} AS {column.name}" for column in generated)
        condition = " AND ".join(f"({text})" for text, _ in checks) or "true"
        names = [column.name for column in group.columns]
        nulls = f"num_nulls({', '.join(names)})"
        texts = ", ".join(f"{name}::text" for name in names)
        self.cursor.execute(
            f"WITH made AS MATERIALIZED (SELECT *{shown} FROM {made}) "
            f"(SELECT {nulls}, {texts} FROM made WHERE ({condition}) IS NOT FALSE ORDER BY 1 LIMIT 400) UNION ALL "
            f"(SELECT {nulls}, {texts} FROM made WHERE ({condition}) IS NOT FALSE ORDER BY 1 DESC LIMIT 1)")
        found = [
            [f"{quoted(text)}::{column.spelled}" if text is not None else "NULL" for text, column in zip(row[1:], group.columns)]
            for row in self.cursor.fetchall()]
        if found:
            group.pool = varied(found[:-1])
            group.nulls = found[-1] if "NULL" in found[-1] else None

    def referred(self, table, reference):
        target = self.tables.get(reference.table)
        names = self.names(reference)
        self.cursor.execute(
            f"SELECT {', '.join(f'{name}::text' for name in names)} FROM {'' if target.is_root else 'ONLY '}{target.name} "
            f"WHERE num_nulls({', '.join(names)}) = 0 LIMIT {MANY}")
        rows = [[quoted(text) for text in row] for row in self.cursor.fetchall()]
        if all(table.may_be_null(column, self.types) for column in reference.columns):
            rows.append(["NULL"] * len(names))
        if not rows:
            raise Unfilled(f"{target.name} has no rows to refer to")
        return rows

    def names(self, reference):
        self.cursor.execute(
            "SELECT quote_ident(attname) FROM unnest(%s::int[]) WITH ORDINALITY AS key (number, place) "
            "JOIN pg_attribute ON attrelid = %s AND attnum = number ORDER BY place", (list(reference.targets), reference.table))
        return [name for (name,) in self.cursor.fetchall()]

    # Rows that the constraints allow, and nobody expects

    def hostile_rows(self, table, groups):
        first = [group.pool[0] for group in groups]
        keyed = {column for key in table.keys for column in key}
        in_key = [any(column in keyed for column in group.columns) for group in groups]
        number = itertools.count(ENOUGH)

        def fresh():
            """The first row, with other values in its keys."""
            index = next(number)
            return [at(group.pool, index) if touched else values for group, values, touched in zip(groups, first, in_key)]

        def with_one(row, index, value):
            return [*row[:index], value, *row[index + 1:]]
        rows = [list(first), fresh(), fresh()]
        rows += [with_one(first, index, at(group.pool, index + 1)) for index, group in enumerate(groups) if in_key[index]]
        rows.append([group.nulls or values for group, values in zip(groups, fresh())])
        for index, group in enumerate(groups):
            if group.nulls:
                rows.append(with_one(fresh(), index, group.nulls))
        for place in range(max((len(group.odd) for group in groups), default=0)):
            rows.append([at(group.odd, place) if group.odd else values for group, values in zip(groups, fresh())])
        return [self.joined(groups, row) for row in rows]

    def refer(self, table):
        """The references that had to wait, and those to the table itself."""
        for reference in table.references:
            target = self.tables.get(reference.table)
            if not (reference.is_late or reference.table == table.oid) or target is None:
                continue
            names = self.names(reference)
            own = [column.name for column in reference.columns]
            # One row keeps its NULL where hostile rows are wanted.
            text = (
                f"WITH own AS (SELECT ctid AS place, row_number() OVER () AS n FROM ONLY {table.name}), "
                f"theirs AS (SELECT {', '.join(f'{name} AS v{i}' for i, name in enumerate(names))}, row_number() OVER () AS n "
                f"FROM {'' if target.is_root else 'ONLY '}{target.name}) "
                f"UPDATE ONLY {table.name} SET {', '.join(f'{name} = v{i}' for i, name in enumerate(own))} FROM own JOIN theirs USING (n) "
                f"WHERE {table.name}.ctid = place AND num_nulls({', '.join(f'{table.name}.{name}' for name in own)}) > 0"
                + (" AND n <= 3" if self.is_hostile else ""))
            self.cursor.execute("SAVEPOINT referring")
            try:
                self.cursor.execute(text)
            except psycopg2.Error:
                self.cursor.execute("ROLLBACK TO SAVEPOINT referring")
            self.cursor.execute("RELEASE SAVEPOINT referring")


def cast(value, column):
    return value if "::" in value else f"{value}::{column.spelled}"


def varied(rows):
    """Those with the fewest NULLs, and first those that share no value with any before them."""
    if not rows:
        return []
    left, chosen = [row for row in rows if row.count("NULL") == rows[0].count("NULL")], []
    seen = [set() for _ in rows[0]]
    for _ in range(min(MANY, len(left))):
        best = min(left, key=lambda row: sum(value in known for value, known in zip(row, seen)))
        left.remove(best)
        chosen.append(best)
        for value, known in zip(best, seen):
            known.add(value)
    return chosen + left
