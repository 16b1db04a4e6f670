"""Random programs that end, know everything, and call what is outside of them."""

import random

WORDS = [
    "user",
    "plan",
    "free",
    "Pro",
    "ENTERPRISE",
    "a b",
    "",
    " x ",
    "it's",
    'say "hi"',
    "naïve",
    "a,b,c",
    "100%",
    "{}",
    "tab\there",
    "line\nline",
    "日本",
    "a.b",
    "UPDATE t SET x",
    "ß",
]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["from outside import op"]
        self.numbers = []
        self.texts = []
        self.lists = []
        self.count = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def name(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    # Expressions, by the type they have.

    def number(self, depth=0):
        if depth > 2 or self.random.random() < 0.4:
            return self.pick(str(self.random.randint(-9, 99)), *self.numbers, "0", "1", "7")
        a, b = (lambda: self.number(depth + 1)), (lambda: self.number(depth + 1))
        return self.pick(
            lambda: f"({a()} {self.pick('+', '-', '*', '&', '|', '^')} {b()})",
            lambda: f"({a()} // ({b()} or 3))",
            lambda: f"({a()} % ({b()} or 5))",
            lambda: f"len({self.text(depth + 1)})",
            lambda: f"len({self.list(depth + 1)})",
            lambda: f"-{a()}",
            lambda: f"abs({a()})",
            lambda: f"max({a()}, {b()})",
            lambda: f"min([{a()}, {b()}])",
            lambda: f"sum(x for x in {self.list(depth + 1)} if isinstance(x, int))",
            lambda: f"({a()} if {self.truth(depth + 1)} else {b()})",
            lambda: f"{self.text(depth + 1)}.count({self.text(depth + 1)})",
            lambda: f"{self.text(depth + 1)}.find({self.word()})" if False else f"int({self.truth(depth + 1)})",
            lambda: f"(lambda x, y={a()}: x + y)({b()})",
        )()

    def word(self):
        return repr(self.pick(*WORDS))

    def text(self, depth=0):
        if depth > 2 or self.random.random() < 0.3:
            return self.pick(self.word(), *self.texts, self.word())
        t, n, l = (lambda: self.text(depth + 1)), (lambda: self.number(depth + 1)), (lambda: self.texts_list(depth + 1))
        return self.pick(
            lambda: f"({t()} + {t()})",
            lambda: f"{t()}.{self.pick('upper', 'lower', 'title', 'capitalize', 'swapcase')}()",
            lambda: f"{t()}.{self.pick('strip', 'lstrip', 'rstrip')}({self.pick('', self.word())})",
            lambda: f"{t()}.replace({self.word()}, {t()})",
            lambda: f"({t()} * {self.random.randint(0, 3)})",
            lambda: f"{t()}.join({l()})",
            lambda: f"str({n()})",
            lambda: f"repr({t()})",
            lambda: self.formatted(depth),
            lambda: self.percent(depth),
            lambda: self.braces(depth),
            lambda: f"{t()}[{self.slice()}]",
            lambda: f"({t()} if {self.truth(depth + 1)} else {t()})",
            lambda: f"({t()} or {t()})",
            lambda: f"{t()}.{self.pick('ljust', 'rjust', 'center')}({self.random.randint(0, 12)}, '*')",
            lambda: f"{t()}.zfill({self.random.randint(0, 9)})",
            lambda: f"repr({self.list(depth + 1)})",
            lambda: f"{t()}.removeprefix({self.word()})",
            lambda: f"{t()}.partition({self.pick(repr(','), repr(' '), repr('e'))})[{self.pick(0, 1, 2)}]",
        )()

    def formatted(self, depth):
        parts = []
        for _ in range(self.random.randint(1, 3)):
            word = self.pick("a ", "'", "{{x}}", "é", "%")
            kind = self.random.random()
            if kind < 0.5:
                value = self.plain(self.text(depth + 2))
                parts.append(word + "{" + value + self.pick("", "!r", "!s", ":>8", ":*^9", ":.3", "!r:<12") + "}")
            else:
                value = self.plain(self.number(depth + 2))
                parts.append(
                    word
                    + "{"
                    + value
                    + self.pick("", ":d", ":05d", ":+d", ":x", ":,", ":>6", ":.2f", ":#o", ":e", ":08.3f", ":b")
                    + "}"
                )
        return 'f"""' + "".join(parts) + '"""'

    def plain(self, expression):
        """Older Pythons take no quotes or backslashes in the braces."""
        if any(letter in expression for letter in "\"\\'#{}!:") or expression.startswith("{"):
            return self.pick(*self.numbers, "1") if not self.texts else self.pick(*self.texts)
        return "(" + expression + ")"

    def percent(self, depth):
        forms, values = [], []
        for _ in range(self.random.randint(1, 3)):
            if self.random.random() < 0.5:
                forms.append(self.pick("%s", "%r", "%10s", "%-6s|", "%.2s"))
                values.append(self.text(depth + 2))
            else:
                forms.append(self.pick("%d", "%s", "%5d", "%-5d|", "%05d", "%x", "%+d", "%.2f", "%i%%", "%o"))
                values.append(self.number(depth + 2))
        return f"({' '.join(forms)!r} % ({', '.join(values)},))"

    def braces(self, depth):
        t, n = self.text(depth + 2), self.number(depth + 2)
        return self.pick(
            f"'{{}}-{{}}'.format({t}, {n})",
            f"'{{1}}{{0}}{{{{}}}}'.format({t}, {n})",
            f"'{{x:>{{w}}}}'.format(x={t}, w=8)",
            f"'{{0[0]}} {{0[1]!r}}'.format([{n}, {t}])",
        )

    def slice(self):
        return self.pick("1:", ":2", "::2", "::-1", "-3:", "1:-1", "2:1", ":", "5:0:-2")

    def texts_list(self, depth=0):
        items = ", ".join(self.text(depth + 1) for _ in range(self.random.randint(0, 3)))
        t = lambda: self.text(depth + 1)
        return self.pick(
            lambda: f"[{items}]",
            lambda: f"({items},)" if items else "()",
            lambda: f"{t()}.split()",
            lambda: f"{t()}.split({self.pick(repr(','), repr(' '), repr('e'))})",
            lambda: f"sorted([{items}])",
            lambda: f"[x.upper() for x in [{items}]]",
            lambda: f"[str(x) for x in {self.list(depth + 1)}]",
            lambda: f"list(map(str, {self.list(depth + 1)}))",
            lambda: f"{t()}.splitlines()",
            lambda: f"list({t()})",
            lambda: f"{t()}.rsplit(None, 1)",
        )()

    def list(self, depth=0):
        if depth > 2:
            return self.pick(*self.lists, "[]", "[1, 2]")
        items = ", ".join(self.pick(self.number, self.text)(depth + 1) for _ in range(self.random.randint(0, 3)))
        numbers = "[" + ", ".join(self.number(depth + 1) for _ in range(self.random.randint(0, 4))) + "]"
        l = lambda: self.list(depth + 1)
        return self.pick(
            lambda: f"[{items}]",
            lambda: f"({l()} + [{items}])",
            lambda: f"[x for x in {l()} if {self.pick('x', 'not x', 'True')}]",
            lambda: f"list(range({self.random.randint(-3, 6)}))",
            lambda: f"sorted({numbers}, reverse={self.pick('True', 'False')})",
            lambda: f"[y for x in [{l()}, {l()}] for y in x]",
            lambda: f"{l()}[{self.slice()}]",
            lambda: f"list(enumerate({l()}))" if depth == 0 else numbers,
            lambda: f"[a + b for a, b in zip({numbers}, {numbers})]",
            lambda: f"list(reversed({l()}))",
            lambda: f"[*{l()}, {self.number(depth + 1)}]",
            lambda: f"list(dict.fromkeys({numbers}))",
            lambda: f"sorted(set({numbers}))",
            lambda: f"({numbers} * {self.pick(0, 1, 2)})",
            lambda: f"[k for k in {self.dictionary(depth + 1)}]",
            lambda: f"list({self.dictionary(depth + 1)}.values())",
        )()

    def dictionary(self, depth=0):
        entries = ", ".join(f"{self.text(depth + 1)}: {self.number(depth + 1)}" for _ in range(self.random.randint(0, 3)))
        return self.pick(
            f"{{{entries}}}",
            f"{{k: i for i, k in enumerate({self.texts_list(depth + 1)})}}",
            f"dict(a={self.number(depth + 1)}, b={self.text(depth + 1)})",
            f"{{**{{{entries}}}, 'z': {self.number(depth + 1)}}}",
            f"dict(zip({self.texts_list(depth + 1)}, {self.texts_list(depth + 1)}))",
        )

    def truth(self, depth=0):
        n, t = (lambda: self.number(depth + 1)), (lambda: self.text(depth + 1))
        return self.pick(
            lambda: f"({n()} {self.pick('<', '>', '==', '!=', '<=', '>=')} {n()})",
            lambda: f"({t()} in {t()})",
            lambda: f"({t()} == {t()})",
            lambda: f"(not {n()})",
            lambda: f"({n()} < {n()} < {n()})",
            lambda: f"bool({self.list(depth + 1)})",
            lambda: f"({t()} < {t()})",
            lambda: f"{t()}.{self.pick('startswith', 'endswith')}({self.word()})",
            lambda: f"({n()} in {self.list(depth + 1)})",
            lambda: f"any(x == {n()} for x in {self.list(depth + 1)})",
            lambda: f"all({self.list(depth + 1)})",
            lambda: f"({t()} and {n()})",
            lambda: f"isinstance({self.pick(self.number, self.text)(depth + 1)}, {self.pick('str', 'int', '(str, list)')})",
        )()

    def value(self):
        return self.pick(self.number, self.text, self.text, self.list, self.dictionary, self.truth)()

    # Statements.

    def emit(self, indent, line):
        self.lines.append("    " * indent + line)

    def call(self, indent):
        arguments = ", ".join(
            [self.value() for _ in range(self.random.randint(0, 2))] + [f"k={self.value()}"] * self.pick(0, 0, 1)
        )
        self.emit(indent, f"{self.pick('op.execute', 'op.x.run', 'op.get(1).drop')}({arguments})")

    def assign(self, indent):
        kind, make, known = self.pick(
            ("n", self.number, self.numbers), ("t", self.text, self.texts), ("l", self.list, self.lists)
        )
        if known and indent == 0 and self.random.random() < 0.4:
            name = self.pick(*known)
            self.emit(indent, f"{name} {'+=' if self.random.random() < 0.5 else '='} {make()}")
        elif known and indent > 0:
            # What grows from round to round stays small.
            self.emit(indent, f"{self.pick(*known)} = {make()}{'' if kind == 'n' else '[:99]'}")
        elif indent == 0:
            name = self.name(kind)
            self.emit(indent, f"{name} = {make()}")
            known.append(name)

    def block(self, indent, inside):
        for _ in range(self.random.randint(1, 3)):
            self.statement(indent, inside)
        self.call(indent)

    def loop(self, indent, inside):
        kept = list(self.texts), list(self.numbers), list(self.lists)
        name = self.name("i")
        over, known = self.pick((self.texts_list(), self.texts), (f"range({self.random.randint(0, 4)})", self.numbers))
        self.emit(indent, f"for {name} in {over}:")
        known.append(name)
        self.block(indent + 1, "loop")
        self.texts, self.numbers, self.lists = kept
        if self.random.random() < 0.2:
            self.emit(indent, "else:")
            self.call(indent + 1)

    def statement(self, indent, inside=None):
        choice = self.random.random()
        if indent > 2 or choice < 0.35:
            return self.pick(self.call, self.assign, self.assign)(indent)
        if choice < 0.5:
            self.emit(indent, f"if {self.truth()}:")
            self.block(indent + 1, inside)
            if self.random.random() < 0.4:
                self.emit(indent, f"elif {self.truth()}:")
                self.block(indent + 1, inside)
            if self.random.random() < 0.5:
                self.emit(indent, "else:")
                self.block(indent + 1, inside)
        elif choice < 0.65:
            self.loop(indent, inside)
        elif choice < 0.72:
            name = self.name("w")
            self.emit(indent, f"{name} = {self.random.randint(0, 3)}")
            self.emit(indent, f"while {name} > 0:")
            self.emit(indent + 1, f"{name} -= 1")
            self.block(indent + 1, "loop")
        elif choice < 0.8 and inside == "loop":
            self.emit(indent, f"if {self.truth()}:")
            self.emit(indent + 1, self.pick("break", "continue"))
        elif choice < 0.88:
            self.emit(indent, "try:")
            self.call(indent + 1)
            self.emit(indent + 1, f"if {self.truth()}:")
            error = self.pick("StopIteration", "KeyError", "RuntimeError")
            self.emit(indent + 2, f"raise {error}({self.word()})")
            # Without the call nothing but the raise can fail.
            self.lines.pop(-3)
            self.emit(indent, f"except {self.pick(error, 'Exception', '(LookupError, ' + error + ')')} as e:")
            self.emit(
                indent + 1, f"op.caught(str(e) if type(e) is {error} and e.args[0] in {WORDS!r} else '', type(e).__name__)"
            )
            if self.random.random() < 0.5:
                self.emit(indent, "else:")
                self.call(indent + 1)
            if self.random.random() < 0.5:
                self.emit(indent, "finally:")
                self.call(indent + 1)
        elif choice < 0.95:
            self.function(indent)
        else:
            self.emit(indent, f"with op.context({self.text()}) as c:")
            self.emit(indent + 1, "c.run()")
            self.block(indent + 1, inside)

    def function(self, indent):
        name = self.name("f")
        kept = list(self.texts), list(self.numbers), list(self.lists)
        arguments = self.text(), self.number()
        self.emit(indent, f"def {name}(t, n={self.number()}, *rest, k=3, **named):")
        # Names of the module are only read in it.
        self.texts, self.numbers, self.lists = ["t"], ["n", "k"], ["rest"]
        self.lists = []
        self.call(indent + 1)
        self.emit(indent + 1, f"if {self.truth()}:")
        self.emit(indent + 2, f"return {self.text()}")
        self.emit(indent + 1, f"op.rest(rest, named, {self.text()})")
        self.emit(indent + 1, f"return {self.text()}")
        self.texts, self.numbers, self.lists = kept
        call = self.pick(
            f"{name}({arguments[0]})",
            f"{name}({arguments[0]}, {arguments[1]}, 1, 2, z=5)",
            f"{name}(n={arguments[1]}, t={arguments[0]}, k=1)",
        )
        self.emit(indent, f"op.result({call})")

    def write(self):
        for _ in range(self.random.randint(4, 9)):
            self.statement(0)
        self.call(0)
        return "\n".join(self.lines) + "\n"


def program(seed):
    """The program of that number."""
    return Program(seed).write()
