"""Values of any type as SQL expressions, made from what the catalog says of the type."""

import re

import psycopg2

# How many different values of a type are tried at most.
MANY = 24

TYPES = """
SELECT t.oid::int, format_type(t.oid, NULL), t.typname, t.typtype, t.typcategory, t.typelem::int, t.typbasetype::int, t.typtypmod, t.typnotnull,
       (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
       (SELECT rngsubtype::int FROM pg_range WHERE rngtypid = t.oid),
       (SELECT rngtypid::int FROM pg_range WHERE rngmultitypid = t.oid),
       (SELECT array_agg(pg_get_constraintdef(c.oid)) FROM pg_constraint c WHERE contypid = t.oid),
       (SELECT json_agg(json_build_array(atttypid::int, atttypmod) ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped AND t.typtype = 'c')
FROM pg_type t
"""
OWN = "WHERE typnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND typnamespace::regnamespace::text !~ 'pg_toast'"
SERVERS = "WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm') AND typrelid = 0"


class Type:
    def __init__(self, row):
        (self.oid, self.spelled, self.name, self.kind, self.category, self.element, self.base, self.modifier, self.is_not_null, self.labels,
         self.subtype, self.range, self.checks, self.attributes) = row


class Types:
    """The types of a database. Those of the server itself are read once, the others each time."""

    servers = {}

    def __init__(self, connection):
        self.cursor = connection.cursor()
        key = connection.info.server_version
        if key not in self.servers:
            self.cursor.execute(TYPES + SERVERS)
            self.servers[key] = [Type(row) for row in self.cursor.fetchall()]
        self.cursor.execute(TYPES + OWN)
        known = [*self.servers[key], *(Type(row) for row in self.cursor.fetchall())]
        self.all = {type.oid: type for type in known}
        self.kept = {}

    def candidates(self, oid, modifier, constants=()):
        """Expressions with different values, the ordinary ones first. Those made of the constants are tried on the server."""
        key = (oid, modifier, tuple(constants))
        if key not in self.kept:
            type = self.all.get(oid)
            if type is None:
                self.kept[key] = []
            elif type.kind == "d":
                below = self.candidates(type.base, type.modifier, [*constants, *(c for text in type.checks or () for c in literals(text))])
                self.kept[key] = self.valid([f"({value})::{type.spelled}" for value in below])
            else:
                sure, doubtful = self.made(type, modifier), [quoted(text) for text in constants if takes_text(type)]
                self.kept[key] = list(dict.fromkeys([*sure, *self.valid([f"{text}::{type.spelled}" for text in doubtful])]))
        return self.kept[key]

    def odd(self, oid, modifier):
        """What a careful person does not expect."""
        type = self.all.get(oid)
        while type and type.kind == "d":
            type = self.all.get(type.base)
        if not type:
            return []
        odd = {"S": ["", "anything", " ", "x" * 60], "N": ["0", "-1"], "D": ["epoch"] if type.name != "time" else []}.get(type.category, [])
        odd = {"json": ["{}", "null"], "jsonb": ["{}", "null", "[]"], "bytea": [""]}.get(type.name, odd if type.kind == "b" else [])
        if type.category == "A":
            odd = ["{}"]
        if type.kind == "e":
            odd = type.labels or []
        spelled = self.all[oid].spelled
        return self.valid([f"{quoted(text)}::{spelled}" for text in odd])

    def allows_null(self, oid):
        type = self.all.get(oid)
        if not type or type.kind != "d":
            return True
        if type.is_not_null or not self.allows_null(type.base):
            return False
        key = ("null", oid)
        if key not in self.kept:
            self.kept[key] = not type.checks or bool(self.valid([f"NULL::{type.spelled}"]))
        return self.kept[key]

    def made(self, type, modifier):
        if type.kind == "e":
            return [f"{quoted(label)}::{type.spelled}" for label in type.labels or ()]
        if type.kind == "c":
            columns = [self.candidates(oid, typmod) or ["NULL"] for oid, typmod in type.attributes or ()]
            return [f"ROW({', '.join(at(column, i) for column in columns)})::{type.spelled}" for i in range(MANY)]
        if type.kind == "r":
            ends = self.ordered(type.subtype)
            return [f"{type.spelled}({low}, {high})" for low, high in zip(ends[::2], ends[1::2])] or [f"'empty'::{type.spelled}"]
        if type.kind == "m":
            return [f"{type.spelled}({value})" for value in self.candidates(type.range, -1)]
        if type.category == "A" and type.element:
            elements = self.candidates(type.element, modifier)
            return [f"ARRAY[{element}]::{type.spelled}" for element in elements] or [f"'{{}}'::{type.spelled}"]
        if type.name in LITERALS or type.category in "SN" or type.name in ("bit", "varbit"):
            made = [f"{quoted(text)}::{type.spelled}{modified(type, modifier)}" for text in texts_of(type, modifier)]
            # Not every server is built with it.
            return self.valid(made) if type.name == "xml" else made
        return self.valid([f"{quoted(text)}::{type.spelled}" for text in ("1", "a", "{}", "(1,2)", "a=>1", "[1,2,3]", "")])

    def ordered(self, oid):
        """Different values in the order of the type."""
        values = self.candidates(oid, -1)
        if len(values) < 2:
            return []
        self.cursor.execute("SELECT n FROM (VALUES " + ", ".join(f"({n}, {value})" for n, value in enumerate(values)) + ") v (n, value) ORDER BY value")
        return [values[n] for (n,) in self.cursor.fetchall()]

    def valid(self, expressions):
        """Those that the server can make a value of."""
        if not expressions or self.tried(", ".join(expressions)):
            return list(expressions)
        return [expression for expression in expressions if self.tried(expression)]

    def tried(self, expression):
        is_inside = self.cursor.connection.info.transaction_status != 0
        if is_inside:
            self.cursor.execute("SAVEPOINT tried")
        try:
            self.cursor.execute(f"SELECT {expression}")
        except psycopg2.Error:
            if is_inside:
                self.cursor.execute("ROLLBACK TO SAVEPOINT tried")
            return False
        finally:
            if is_inside:
                self.cursor.execute("RELEASE SAVEPOINT tried")
        return True


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def at(values, index):
    return values[index % len(values)]


def takes_text(type):
    return type.kind != "c" and type.category != "A"


# Digits can be cast to most other types, and nobody uses these numbers as keys of his own.
LITERALS = {
    "bool": lambda i: ["true", "false"][i] if i < 2 else None,
    "date": lambda i: f"2020-{i % 12 + 1:02}-{i + 1:02}",
    "timestamp": lambda i: f"2020-{i % 12 + 1:02}-{i + 1:02} 10:{i:02}:00",
    "timestamptz": lambda i: f"2020-{i % 12 + 1:02}-{i + 1:02} 10:{i:02}:00+00",
    "time": lambda i: f"10:{i:02}:00",
    "timetz": lambda i: f"10:{i:02}:00+00",
    "interval": lambda i: f"{i + 1} days",
    "uuid": lambda i: f"00000000-0000-4000-8000-00000000{9001 + i}",
    "json": lambda i: f'{{"n": {9001 + i}}}',
    "jsonb": lambda i: f'{{"n": {9001 + i}}}',
    "jsonpath": lambda i: f"$.n{i}",
    "xml": lambda i: f"<n>{9001 + i}</n>",
    "bytea": lambda i: f"\\x{9001 + i}",
    "inet": lambda i: f"10.0.0.{i + 1}",
    "cidr": lambda i: f"10.0.{i + 1}.0/24",
    "macaddr": lambda i: f"08:00:2b:01:02:{i:02x}",
    "macaddr8": lambda i: f"08:00:2b:01:02:03:04:{i:02x}",
    "point": lambda i: f"({i},{i})",
    "line": lambda i: f"{{1,1,{i}}}",
    "lseg": lambda i: f"(0,0),(1,{i})",
    "box": lambda i: f"({i},{i}),({i + 0.5},{i + 0.5})",
    "path": lambda i: f"((0,0),(1,{i}))",
    "polygon": lambda i: f"((0,0),(1,{i}),({i + 1},0))",
    "circle": lambda i: f"<({i},{i}),1>",
    "tsvector": lambda i: f"word{i}",
    "tsquery": lambda i: f"word{i}",
    "pg_lsn": lambda i: f"0/{9001 + i}",
    "txid_snapshot": lambda i: f"{i + 1}:{i + 1}:",
    "pg_snapshot": lambda i: f"{i + 1}:{i + 1}:",
    "xid": lambda i: str(9001 + i),
    "xid8": lambda i: str(9001 + i),
    "cid": lambda i: str(9001 + i),
    "tid": lambda i: f"(0,{i + 1})",
    "regclass": lambda i: ["pg_class", "pg_type", "pg_proc"][i] if i < 3 else None,
    "regtype": lambda i: ["text", "integer", "boolean"][i] if i < 3 else None,
    "regproc": lambda i: "now" if i == 0 else None,
    "regrole": lambda i: "postgres" if i == 0 else None,
    "regnamespace": lambda i: ["pg_catalog", "information_schema"][i] if i < 2 else None,
}


def texts_of(type, modifier):
    numbers = range(MANY)
    if type.name in ("bit", "varbit"):
        length = modifier if modifier > 0 else 1 if type.name == "bit" else 8
        return [format(i, "b").zfill(length) for i in numbers if i < 2 ** length]
    if type.name in LITERALS:
        return [text for i in numbers if (text := LITERALS[type.name](i)) is not None]
    if type.category == "N":
        return number_texts(type, modifier)
    longest = modifier - 4 if modifier > 4 else 1 if type.name == "char" else 60
    if longest >= 4:
        return [str(9001 + i) for i in numbers]
    return [str(number) for number in range(10 ** (longest - 1), min(10 ** longest, 10 ** (longest - 1) + MANY))]


def number_texts(type, modifier):
    if type.name != "numeric" or modifier < 0:
        return [str(9001 + i) for i in range(MANY)]
    precision, scale = (modifier - 4) >> 16, (modifier - 4) & 0x7FF
    scale = scale - 2048 if scale > 1023 else scale
    whole = max(0, min(precision - scale, 4))
    if whole == 0:
        return [f"0.{'0' * max(0, scale - precision)}{i + 1}" for i in range(min(MANY, 9))]
    return [str(number) for number in range(10 ** (whole - 1) + (whole > 1), min(10 ** whole, 10 ** (whole - 1) + MANY))]


def modified(type, modifier):
    """What cuts a value to the column's length."""
    if type.name in ("varchar", "bpchar") and modifier > 4:
        return f"({modifier - 4})"
    if type.name in ("bit", "varbit") and modifier > 0:
        return f"({modifier})"
    return ""


STRINGS = re.compile(r"'((?:[^']|'')*)'")
NUMBERS = re.compile(r"(?<![\w.'])-?\d+(?:\.\d+)?(?![\w'])")


def literals(text):
    """Constants of a constraint, and what lies around them: limits, lengths, patterns."""
    found = []
    for string in STRINGS.findall(text):
        string = string.replace("''", "'")
        found += [string, *samples(string)]
        if string.startswith("{") and string.endswith("}"):
            found += string[1:-1].split(",")
    for number in NUMBERS.findall(STRINGS.sub("", text)) + [string for string in STRINGS.findall(text) if NUMBERS.fullmatch(string)]:
        whole = int(float(number))
        found += [number, str(whole + 1), str(whole - 1), str(whole + 2), str(whole + 3), str(whole // 2)]
        if 0 < whole <= 100:
            found += [letter * length for length in (whole, whole + 1, whole - 1) for letter in "1aA"]
    if "~" in text or "LIKE" in text.upper() or "regexp" in text or "length" in text:
        found += ORDINARY
    return list(dict.fromkeys(found))[:80]


ORDINARY = [
    "a1@example.com", "b2@example.com", "c3@example.com", "https://example.com/1", "https://example.com/2", "https://example.com/3",
    "abc", "bcd", "cde", "ABC", "BCD", "CDE", "a-b", "b-c", "c-d", "a_b", "A1", "B2", "C3", "x", "y", "z", "+4912345671", "+4912345672", "+4912345673",
]


def samples(pattern):
    """Texts that a pattern of LIKE or a regular expression may match."""
    found = []
    if "%" in pattern or "_" in pattern:
        found += [pattern.replace("%", letter).replace("_", letter) for letter in "1ab"]
    if re.search(r"[\[\]^$+*\\(){}|]", pattern):
        for letters in ("1aA", "2bB", "3cC"):
            text = regex_sample(pattern, letters)
            if text is not None:
                found.append(text)
    return found


def regex_sample(pattern, letters):
    """A text that the simple ones among the expressions match: the first branch, and of each class a letter that is in it."""
    try:
        compiled = re.compile(pattern)
        parse = re._parser.parse(pattern)
    except re.error:
        return None

    def of(items):
        text = ""
        for kind, value in items:
            kind = str(kind)
            if kind == "LITERAL":
                text += chr(value)
            elif kind == "ANY":
                text += letters[0]
            elif kind == "IN":
                inside = re.compile("[" + "".join(map(class_part, value)) + "]")
                text += next((letter for letter in letters + "-_. @5xX" if inside.match(letter)), "")
            elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
                text += of(value[2]) * (value[0] if value[0] > 0 else min(1, int(value[1])))
            elif kind == "SUBPATTERN":
                text += of(value[-1])
            elif kind == "BRANCH":
                text += of(value[1][0])
        return text
    text = of(parse)
    return text if compiled.search(text) else None


CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_NOT_WORD": r"\W",
           "CATEGORY_NOT_SPACE": r"\S"}


def class_part(part):
    kind, value = str(part[0]), part[1]
    if kind == "NEGATE":
        return "^"
    if kind == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return CLASSES.get(str(value), "") if kind == "CATEGORY" else re.escape(chr(value))
