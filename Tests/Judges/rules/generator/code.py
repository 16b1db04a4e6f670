"""Routines, triggers, rules and DO blocks: code that runs later, or at once."""

from .expressions import quoted
from .model import LABELS, Routine, Statement, Table


class Code:
    def code_line(self, depth=0, quiet=False):
        """A statement of PL/pgSQL. What a trigger runs is `quiet`: it writes nothing but to tables without triggers."""
        form = self.random.random()
        table = self.table(
            where=lambda table: not (table.partition_key or table.is_partition or quiet and table.has_triggers))
        if table is None:
            return "NULL;"
        if quiet:
            table.is_written_by_trigger = True
        if form < 0.35:
            return self.random.choice([self.insert_text, self.update_text])(table).split(" RETURNING")[0] + ";"
        if form < 0.5:
            return f"PERFORM {self.value(self.some(self.model.enums), False)};"
        if form < 0.6:
            return f"PERFORM id FROM {self.name(table)} AS one{self.where(table, 'one')};"
        if form < 0.68 and not quiet:
            added = self.add_value()
            return added.sql + ";" if added else None
        if form < 0.69:
            return self.random.choice(["COMMIT;", "ROLLBACK;" if not quiet else "COMMIT;", "EXECUTE 'VACUUM';", f"EXECUTE 'CREATE INDEX CONCURRENTLY ON {self.name(table)} (id)';"])
        if form < 0.74:
            return f"EXECUTE {self.dollar(self.update_text(table).split(' RETURNING')[0])};"
        if depth > 1:
            return "NULL;"
        inner = self.code_line(depth + 1, quiet) or "NULL;"
        other = self.code_line(depth + 1, quiet) or "NULL;"
        if form < 0.84:
            test = self.random.choice([
                "true", "false", f"EXISTS (SELECT 1 FROM {self.name(table)}{self.where(table)})", "1 > 2",
                f"{self.value(self.some(self.model.enums), False)} IS NOT NULL"])
            return f"IF {test} THEN\n    {inner}\n  ELSE\n    {other}\n  END IF;"
        if form < 0.9:
            return f"FOR i IN 1..2 LOOP\n    {inner}\n  END LOOP;"
        if form < 0.97:
            condition = self.random.choice(["OTHERS", "unique_violation", "SQLSTATE '55P04'"])
            return f"BEGIN\n    {inner}\n  EXCEPTION WHEN {condition} THEN\n    {other}\n  END;"
        return "RETURN;" if not quiet and self.returns_nothing else "NULL;"

    def dollar(self, text):
        return f"$x${text}$x$"

    def body(self, quiet=False, end=""):
        """A block of PL/pgSQL."""
        declared = ""
        if self.model.enums and self.chance(0.3):
            enum = self.some(self.model.enums)
            declared = f"DECLARE\n  v {self.spelled(enum)}" + (f" := {self.value(enum)}" if self.chance(0.7) else "") + ";\n"
        lines = [line for _ in range(self.random.randint(1, 3)) if (line := self.code_line(0, quiet))]
        if declared and self.chance(0.5):
            lines.append(f"v := {self.value(enum)};")
        handler = ""
        if self.chance(0.15):
            condition = self.random.choice(["OTHERS", "OTHERS", "duplicate_object"])
            handler = f"EXCEPTION WHEN {condition} THEN\n  {'NULL;' if not end else end}\n"
        return f"{declared}BEGIN\n  " + "\n  ".join([*lines, *([end] if end else [])]) + f"\n{handler}END"

    returns_nothing = False

    def parameters(self):
        if self.model.enums and self.chance(0.4):
            return [self.some([*self.model.enums, *self.model.types])]
        return []

    def parameter_list(self, parameters):
        def default(type):
            with self.at("constraint"):
                return f" DEFAULT {self.value(type)}" if self.chance(0.2) else ""
        return ", ".join(f"p{index} {self.spelled(type)}{default(type)}" for index, type in enumerate(parameters))

    def create_function(self):
        if not self.model.enums:
            return None
        schema, name, parameters = self.schema(), self.new("f"), self.parameters()
        head = f"CREATE FUNCTION {self.target(schema, name)}({self.parameter_list(parameters)})"
        form = self.random.random()
        if form < 0.45:
            self.returns_nothing = True
            body = self.body()
            self.returns_nothing = False
            setting = " SET search_path TO public, other" if self.chance(0.1) else ""
            text = f"{head} RETURNS void LANGUAGE plpgsql{setting} AS $$\n{body};\n$$"
            returns = None
        else:
            returns = self.some([*self.model.enums, self.model.text, self.model.integer])
            table = self.table()
            value = self.value(returns, self.chance(0.5))
            query = f"SELECT {value}" + (f" FROM {self.name(table)} AS one{self.where(table, 'one')}" if table and self.chance(0.4) else "")
            if form < 0.75:
                text = f"{head} RETURNS {self.spelled(returns)} LANGUAGE sql AS $$\n  {query}\n$$"
            elif form < 0.88:
                text = f"{head} RETURNS {self.spelled(returns)} RETURN {value}"
            else:
                text = f"{head} RETURNS {self.spelled(returns)}\nBEGIN ATOMIC\n  {query};\nEND"
        routine = Routine(schema, name, "function", parameters, returns)
        return Statement(text, lambda model: model.routines.append(routine))

    def create_procedure(self):
        if not self.model.enums:
            return None
        schema, name, parameters = self.schema(), self.new("p"), self.parameters()
        text = f"CREATE PROCEDURE {self.target(schema, name)}({self.parameter_list(parameters)}) LANGUAGE plpgsql AS $$\n{self.body()};\n$$"
        routine = Routine(schema, name, "procedure", parameters)
        return Statement(text, lambda model: model.routines.append(routine))

    def call(self):
        routine = self.some([routine for routine in self.model.routines if routine.kind != "trigger function"])
        if not routine:
            return None
        verb = "CALL" if routine.kind == "procedure" else "SELECT"
        with self.at("constraint" if verb == "CALL" else "query"):
            values = ", ".join(self.value(type) for type in routine.parameters)
        return Statement(f"{verb} {self.name(routine)}({values})", self.relearn, defines=True)

    def create_trigger(self):
        """Two statements in one step: the function, and the trigger that calls it."""
        table = self.table(where=lambda table: not table.is_written_by_trigger and not table.is_partition)
        if not table or not self.model.enums:
            return None
        waiting = [routine for routine in self.model.routines if routine.kind == "trigger function"]
        if not waiting or self.chance(0.3):
            schema, name = self.schema(), self.new("f")
            table.has_triggers = True
            body = self.body(quiet=True, end="RETURN coalesce(NEW, OLD);")
            routine = Routine(schema, name, "trigger function", [])
            return Statement(
                f"CREATE FUNCTION {self.target(schema, name)}() RETURNS trigger LANGUAGE plpgsql AS $$\n{body};\n$$",
                lambda model: model.routines.append(routine))
        routine = self.some(waiting)
        row = self.chance(0.6)
        event = self.random.choice(["INSERT", "UPDATE", "INSERT OR UPDATE", "DELETE"])
        time = "AFTER" if table.partition_key or self.chance(0.5) else "BEFORE"
        when = ""
        if row and not table.partition_key and self.chance(0.3):
            column, type = self.random.choice(table.columns)
            if type.kind == "enum":
                seen = "OLD" if event == "DELETE" else "NEW"
                with self.at("constraint"):
                    when = f" WHEN ({self.enum_condition(f'{seen}.{column}', type)})"
        level = "FOR EACH ROW" if row else "FOR EACH STATEMENT"

        def apply(model):
            table.has_triggers = table.is_pinned = True
        return Statement(
            f"CREATE TRIGGER {self.new('trigger')} {time} {event} ON {self.name(table)} {level}{when} EXECUTE FUNCTION {self.name(routine)}()",
            apply)

    def create_rule(self):
        table = self.table(where=lambda table: not table.partition_key and not table.is_partition and not table.has_triggers)
        if not table:
            return None
        log = Table(table.schema, table.name, table.columns)
        column, type = self.random.choice(table.columns[1:])
        return Statement(
            f"CREATE RULE {self.new('rule')} AS ON DELETE TO {self.name(log)} DO ALSO SELECT {self.value(type, False)} AS {column}",
            lambda model: setattr(table, "is_pinned", True))

    def do_block(self):
        if not self.model.enums:
            return None
        if self.chance(0.1):
            label = quoted(self.random.choice(LABELS))
            return Statement(f"DO $$\nBEGIN\n  RAISE NOTICE '%', {label};\nEND $$")
        self.returns_nothing = True
        body = self.body()
        self.returns_nothing = False
        return Statement(f"DO $$\n{body} $$", self.relearn, defines=True)

    def relearn(self, model):
        """A block may have added labels: the generator asks the server which there are."""
        model.is_stale = True
