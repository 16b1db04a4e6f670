"""Values and conditions: every form in which a label may become its type, and forms in which it does not."""

from contextlib import contextmanager

from .model import LABELS


def quoted(label):
    return "'" + label.replace("'", "''") + "'"


class Expressions:
    """Needs `random` and `model`, and `name(thing)` for what stands in the statement."""

    # What the place allows: a "query" everything, a "constraint" no subqueries, an "index" only what never changes.
    place = "query"

    @contextmanager
    def at(self, place):
        before, self.place = self.place, place
        yield
        self.place = before

    def allowed(self, forms):
        if self.place == "query":
            return forms
        forms = [form for form in forms if "SELECT" not in form]
        if self.place == "index":
            changing = ("::text", "::varchar", "enum_", "jsonb", "concat", "unnest")
            forms = [form for form in forms if not any(word in form for word in changing)]
        return forms

    def spelled(self, type):
        if type.kind == "array":
            return self.spelled(type.base) + "[]"
        return type.name if type.kind in ("text", "integer") else self.name(type)

    def literal(self, label):
        form = self.random.random()
        if form < 0.9:
            return quoted(label)
        if form < 0.95:
            return "E" + quoted(label)
        return f"$l${label}$l$"

    def label(self, enum):
        if enum.fresh and self.random.random() < self.boldness:
            return self.random.choice(enum.fresh)
        return self.random.choice(enum.labels)

    def inside(self, label):
        """A label as an element of an array, a composite or a range."""
        return '"' + label + '"' if " " in label or "'" in label else label

    def value(self, type, bare=True, depth=0):
        """An expression of the type; where the place gives the type itself it may be a bare literal."""
        if self.random.random() < 0.06:
            return "NULL" if bare else f"NULL::{self.spelled(type)}"
        return getattr(self, type.kind + "_value")(type, bare, depth)

    def integer_value(self, type, bare, depth):
        return str(self.random.randrange(100))

    def text_value(self, type, bare, depth):
        text = quoted(self.random.choice(LABELS))
        return text if bare and self.random.random() < 0.7 else text + "::text"

    def enum_value(self, type, bare, depth):
        name, text = self.spelled(type), self.literal(self.label(type))
        if bare and self.random.random() < 0.5:
            return text
        plain = [
            f"{text}::{name}", f"CAST({text} AS {name})", f"{name} {text}" if not text.startswith("$") else f"{text}::{name}",
            f"{text}::text::{name}", f"({text})::{name}",
        ]
        if depth > 1 or self.random.random() < 0.5 or self.place == "index":
            return self.random.choice(plain[:3])
        inner = self.value(type, False, depth + 1)
        other = self.value(type, True, depth + 2)
        label = self.inside(self.label(type)).replace("'", "''")
        return self.random.choice(self.allowed([
            *plain[3:],
            f"(ARRAY[{inner}])[1]", f"('{{{label}}}'::{name}[])[1]", f"CASE WHEN true THEN {other} ELSE {inner} END",
            f"coalesce({inner}, {other})", f"nullif({inner}, {other})", f"greatest({inner}, {other})", f"(SELECT {inner})",
            f"(SELECT coalesce(v, {other}) FROM (VALUES ({inner})) AS list (v))", f"enum_first(NULL::{name})",
            f"enum_last(NULL::{name})", f"(enum_range(NULL::{name}))[1]", f"(SELECT max(v) FROM unnest(ARRAY[{inner}]) AS v)",
            f"(SELECT v FROM (SELECT {inner} AS v UNION ALL SELECT {other}) AS both_of_them LIMIT 1)",
        ]))

    def array_value(self, type, bare, depth):
        name, element = self.spelled(type), type.base
        if element.kind == "enum" and self.random.random() < 0.5:
            labels = [self.inside(self.label(element)) for _ in range(self.random.randint(1, 2))]
            text = quoted("{" + ",".join(labels) + "}")
            return text if bare else f"{text}::{name}"
        values = ", ".join(self.value(element, True, depth + 1) for _ in range(self.random.randint(1, 2)))
        return f"ARRAY[{values}]::{name}"

    def domain_value(self, type, bare, depth):
        inner = self.value(type.base, True, depth + 1)
        return inner if bare and inner[0] in "'$E" and "::" not in inner else f"({inner})::{self.spelled(type)}"

    def composite_value(self, type, bare, depth):
        values = ", ".join(self.value(attribute, True, depth + 1) for _, attribute in type.attributes)
        return f"ROW({values})::{self.spelled(type)}"

    def range_value(self, type, bare, depth):
        name, label = self.spelled(type), self.inside(self.label(type.base)).replace("'", "''")
        text = self.random.choice([f"'[{label},]'", f"'(,{label})'", f"'[{label},{label}]'"])
        if self.random.random() < 0.3:
            return f"{name}({self.value(type.base, True, depth + 1)}, NULL)"
        return text if bare else f"{text}::{name}"

    def condition(self, table, alias=None):
        """Something about a row of a table."""
        column, type = self.random.choice([pair for pair in table.columns if pair[1].kind != "integer"] or table.columns)
        dot = f"{alias}." if alias else ""
        column = dot + column
        if type.kind == "integer":
            return f"{column} < {self.value(type)}"
        if type.kind == "text":
            return self.text_condition(column)
        if type.kind == "enum":
            return self.enum_condition(column, type)
        if type.kind == "array" and type.base.kind == "enum":
            one = self.value(type.base)
            return self.random.choice(self.allowed([
                f"{one} = ANY ({column})", f"{column} @> {self.value(type)}", f"{column} && {self.value(type)}",
                f"{column}[1] = {one}", f"{column}::text = '{{happy}}'", f"cardinality({column}) > 1"]))
        if type.kind == "composite":
            name, attribute = type.attributes[0]
            return f"({column}).{name} = {self.value(attribute)}"
        if type.kind == "range":
            return self.random.choice([f"{column} @> {self.value(type.base, False)}", f"isempty({column})"])
        return self.random.choice([f"{column} = {self.value(type)}", f"{column} IS NULL"])

    def text_condition(self, column):
        text = quoted(self.random.choice(LABELS))
        return self.random.choice([f"{column} = {text}", f"{column} IN ({text}, 'ok')", f"lower({column}) <> {text}", f"{column} LIKE {text}"])

    def enum_condition(self, column, type):
        value, name = self.value(type), self.spelled(type)
        text, other = quoted(self.label(type)), quoted(self.random.choice(type.labels))
        label = self.inside(self.label(type)).replace("'", "''")
        unsafe = [
            f"{column} = {value}", f"{column} <> {value}", f"{column} >= {value}", f"{value} = {column}", f"{column} IN ({other}, {value})",
            f"{column} NOT IN ({text})", f"{column} = ANY ('{{{label}}}')", f"{column} = ANY (ARRAY[{value}]::{name}[])",
            f"{column} IS DISTINCT FROM {value}", f"CASE {column} WHEN {value} THEN true ELSE false END",
            f"coalesce({column}, {value}) = {other}", f"{column} BETWEEN {other} AND {value}", f"NOT ({column} = {value})",
            f"({column}, 1) = ({value}, 1)", f"{column} = ANY (enum_range(NULL::{name}))", f"{column} = (SELECT {self.value(type, False)})",
        ]
        safe = [
            f"{column}::text = {text}", f"{column}::varchar IN ({text}, 'ok')", f"{column} IS NOT NULL", f"to_jsonb({column}) = '\"new\"'",
            f"concat({column}, '') = {text}", f"{column} = enum_first(NULL::{name})", f"{column} = {other}",
        ]
        return self.random.choice(self.allowed(unsafe if self.random.random() < 0.75 else safe))
