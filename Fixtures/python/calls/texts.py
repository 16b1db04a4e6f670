import textwrap
from inspect import cleandoc
from textwrap import dedent, indent

from outside import op

name, value, number, none = "user", "it's", 42, None
op.run(
    f"{name}",
    f"{name!r}",
    f"{value!r}",
    f"{number:>6}",
    f"{number:05d}",
    f"{number:,}",
    f"{1234567:,}",
    f"{number:x}",
    f"{number:#x}",
    f"{none}",
    f"{name:>10}|{name:<10}|{name:^10}|{name:-^10}",
)
op.run(
    f"{number=}",
    f"{name = }",
    f"{number + 1 = :>5}",
    f"{{}}{{{name}}}",
    f"{1.5:.2f}",
    f"{0.000123:.3e}",
    f"{1e10:g}",
    f"{12.5:%}",
    f"{3:.1%}",
    f"{name:{number % 10 + 5}}",
    f"{'a' 'b'}",
    f"{[1, 'a']}",
    f"{(1,)}",
    f"{ {'k': 1} }",
)
op.run(
    "a" "b",
    'x' f"{name}" "y",
    """two
lines""",
    r"raw\n",
    "esc\n\t\\\x41\u00e9",
    b"bytes",
    "\
continued",
)
op.run(
    "%s %s" % (name, number),
    "%d%%" % 5,
    "%(a)s-%(b)05d" % {"a": 1, "b": 2},
    "%r" % value,
    "%5s|%-5s|" % ("a", "b"),
    "%x %X %o" % (255, 255, 8),
    "%.3f" % 3.14159,
    "%e" % 12345.678,
    "%s" % (1,),
    "%s" % [1],
    "%+d % d" % (1, 2),
    "%c" % "x",
    "%*d" % (5, 3),
)
op.run(
    "{} {}".format(1, 2),
    "{0}{1}{0}".format("a", "b"),
    "{x} {y!r}".format(x=1, y="z"),
    "{:>5}|{:<5}|".format("a", "b"),
    "{a[k]}".format(a={"k": 1}),
    "{0[1]}".format([1, 2]),
    "{{}}".format(),
    "{:{}}".format("a", 4),
    "{:,.2f}".format(12345.678),
)
op.run(
    "a".join(["x", "y"]),
    ", ".join(str(n) for n in range(3)),
    "".join([]),
    "-".join("abc"),
    " a ".strip(),
    "xxaxx".strip("x"),
    "abc".lstrip("ab"),
    "a\n".rstrip(),
)
op.run(
    "a,b,,c".split(","),
    " a  b ".split(),
    "a,b,c".split(",", 1),
    "a,b,c".rsplit(",", 1),
    "a\nb\r\nc".splitlines(),
    "a\nb\n".splitlines(True),
    "a=b=c".partition("="),
    "a=b=c".rpartition("="),
    "abc".partition("x"),
)
op.run(
    "Hello World".lower(),
    "hello".upper(),
    "hello world".title(),
    "hELLO".capitalize(),
    "Ab".swapcase(),
    "straße".upper(),
    "ÀÉ".lower(),
    "they're".title(),
    "a1b".title(),
)
op.run(
    "aXbX".replace("X", "-"),
    "aaa".replace("a", "b", 2),
    "abc".replace("", "-"),
    "abc".startswith("ab"),
    "abc".endswith(("x", "c")),
    "abc".find("c"),
    "abc".rfind("z"),
    "abcabc".index("c"),
    "abcabc".rindex("c"),
    "banana".count("an"),
    "abc".startswith("b", 1),
)
op.run(
    "5".zfill(3),
    "-5".zfill(4),
    "a".ljust(3, "."),
    "a".rjust(3),
    "a".center(4, "*"),
    "ab".center(5, "*"),
    "abc"[1],
    "abc"[-1],
    "abc"[::-1],
    "abcdef"[1:4],
    "日本語"[1],
    "日本語"[1:],
    len("日本語"),
    "a" * 3,
    2 * "ab",
)
op.run(
    "prefix_x".removeprefix("prefix_"),
    "x.py".removesuffix(".py"),
    "12".isdigit(),
    "ab1".isalnum(),
    "ab".isalpha(),
    " ".isspace(),
    "Ab".isupper(),
    "AB".isupper(),
    "a_b".isidentifier(),
    "a" in "abc",
    "x" not in "abc",
    "a" < "b",
    "" or "x",
    "\t".expandtabs(4),
)
op.run(
    str(1),
    str(None),
    str([1, "a"]),
    str(1.0),
    str(True),
    repr("a'b"),
    repr('a"b'),
    repr("a'\"b"),
    repr("é\n\x00"),
    ascii("é"),
    str({"a": (1,)}),
    repr(b"a\x00"),
    str(("a",)),
)
op.run(
    dedent("""
    SELECT 1
      FROM t

    WHERE x
    """),
    textwrap.dedent("\ta\n\t\tb").strip(),
    cleandoc("""first
        second
          third
    """),
    indent("a\nb", "  "),
)
op.run(
    "a\\b",
    'q"q',
    "tab\tx",
    "é".encode(),
    b"abc".decode(),
    b"abc".decode("utf-8"),
    "x".encode("utf-8"),
    "a-b_c".translate(str.maketrans("-_", "  ")),
    "abc".casefold(),
)
sql = "SELECT * "
sql += "FROM %s " % name
sql = sql + f"WHERE id = {number}"
op.execute(sql)
op.execute("""
    UPDATE {table}
    SET {columns}
""".format(table=name, columns=", ".join(f"{c} = DEFAULT" for c in ("a", "b"))).strip())
for statement in "CREATE TABLE a (); DROP TABLE b;".split(";"):
    if statement.strip():
        op.execute(statement.strip())
old, new = "OLD", 'NEW"'
op.execute(f"""UPDATE "user" SET plan = '{new}' WHERE plan = '{old}'""")
op.execute(f'a {"b" if number else "c"} {name.upper()} {", ".join(["x", "y"])} {number * 2:>{5}}')
lines = []
for i in range(3):
    lines.append(f"line {i}")
op.execute("\n".join(lines))
op.run(*map(str.strip, [" a", "b "]), sep="".join(["a"]), **{"end" + "ing": "x"})
op.run(
    "%s" % "a" + "b",
    "a" + "%s" % 1 * 2,
    "x" if "" else "y",
    "abc" == "ab" + "c",
    min("b", "a"),
    sorted("cab"),
    list("ab"),
    "%%" % (),
)
op.run(
    "{!s:>4}".format("a"),
    format(255, "x"),
    format("a", ">3"),
    format(1.5),
    format(10, ",d"),
    "{:b}".format(5),
    "{0:08.3f}".format(3.14159),
    "{:+}".format(3),
    "{:e}".format(1234.5),
    "{:.3}".format("abcdef"),
    "{:.3}".format(3.14159),
    "{:g}".format(1e-7),
)
