"""Asks CPython whether the trees of PythonSyntax are its own.

    judge_python.py [--write] --dump PROGRAM PATH …

PROGRAM is plimsoll-python-dump. For each Python file below the paths, CPython's `ast` is written down as the dump is, with kinds,
names, constants and positions; the two must not differ in a line. Files that this CPython itself rejects are left out. Beside a
file of syntax newer than the CPython at hand stands its tree as NAME.expected, which then takes CPython's place; `--write` writes
these files anew where CPython can read them.

Wants nothing but the standard library. Positions within formatted strings are compared from Python 3.12 on; before, CPython itself
does not have them right.
"""

import argparse
import ast
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import tokenize
import unicodedata
import warnings

KNOWS_POSITIONS_IN_STRINGS = sys.version_info >= (3, 12)
BATCH = 100

OPERATORS = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.FloorDiv: "floorDivide",
    ast.Mod: "remainder", ast.Pow: "power", ast.MatMult: "matrixMultiply", ast.LShift: "leftShift", ast.RShift: "rightShift",
    ast.BitAnd: "bitAnd", ast.BitOr: "bitOr", ast.BitXor: "bitXor", ast.UAdd: "plus", ast.USub: "minus", ast.Invert: "invert",
    ast.Not: "not", ast.And: "and", ast.Or: "or", ast.Eq: "equal", ast.NotEq: "notEqual", ast.Lt: "less",
    ast.LtE: "lessOrEqual", ast.Gt: "greater", ast.GtE: "greaterOrEqual", ast.Is: "is", ast.IsNot: "isNot", ast.In: "in",
    ast.NotIn: "notIn",
}
PLAIN = {
    ast.Pass: "pass", ast.Break: "breakStatement", ast.Continue: "continueStatement",
}


class Writer:
    """Writes the tree of CPython as PythonSyntax dumps its own."""

    def __init__(self, source):
        self.source = source
        starts = [0] + [match.end() for match in re.finditer(rb"\r\n|\r|\n", source)]
        self.starts = starts
        self.lines = []
        self.blind = 0

    def offset(self, line, column):
        offset = self.starts[line - 1] + column
        return offset + 3 if line == 1 and self.source.startswith(b"\xef\xbb\xbf") else offset

    def span(self, node):
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def line(self, depth, role, kind, node=None, details=(), value=None, end=True):
        parts = [" " * depth + role, kind, *details]
        if node is not None:
            first, last = self.span(node)
            blind = self.blind and not KNOWS_POSITIONS_IN_STRINGS
            parts.append("?" if blind else f"{first}-{last}" if end else f"{first}-")
        if value is not None:
            parts.append(value)
        self.lines.append(" ".join(parts))

    def identifier(self, depth, role, name, kind="identifier"):
        self.line(depth, role, kind, value=name)

    def all(self, depth, role, nodes):
        for node in nodes:
            self.write(depth, role, node)

    def maybe(self, depth, role, node):
        if node is not None:
            self.write(depth, role, node)

    def write(self, depth, role, node):
        if type(node) in PLAIN:
            return self.line(depth, role, PLAIN[type(node)], node)
        getattr(self, type(node).__name__)(depth, role, node)

    # Statements

    def Module(self, depth, role, node):
        self.line(depth, "none", "module")
        self.all(depth + 1, "body", node.body)

    def Expr(self, depth, role, node):
        self.line(depth, role, "expressionStatement", node)
        self.write(depth + 1, "value", node.value)

    def Assign(self, depth, role, node):
        self.line(depth, role, "assignment", node)
        self.all(depth + 1, "target", node.targets)
        self.write(depth + 1, "value", node.value)

    def AugAssign(self, depth, role, node):
        self.line(depth, role, "augmentedAssignment", node, [OPERATORS[type(node.op)]])
        self.write(depth + 1, "target", node.target)
        self.write(depth + 1, "value", node.value)

    def AnnAssign(self, depth, role, node):
        self.line(depth, role, "annotatedAssignment", node)
        self.write(depth + 1, "target", node.target)
        self.write(depth + 1, "annotation", node.annotation)
        self.maybe(depth + 1, "value", node.value)

    def Return(self, depth, role, node):
        self.line(depth, role, "returnStatement", node)
        self.maybe(depth + 1, "value", node.value)

    def Raise(self, depth, role, node):
        self.line(depth, role, "raise", node)
        self.maybe(depth + 1, "value", node.exc)
        self.maybe(depth + 1, "cause", node.cause)

    def Delete(self, depth, role, node):
        self.line(depth, role, "delete", node)
        self.all(depth + 1, "target", node.targets)

    def Assert(self, depth, role, node):
        self.line(depth, role, "assert", node)
        self.write(depth + 1, "condition", node.test)
        self.maybe(depth + 1, "message", node.msg)

    def names(self, depth, role, node, kind):
        self.line(depth, role, kind, node)
        for name in node.names:
            self.identifier(depth + 1, "name", name)

    def Global(self, depth, role, node):
        self.names(depth, role, node, "global")

    def Nonlocal(self, depth, role, node):
        self.names(depth, role, node, "nonlocal")

    def Import(self, depth, role, node):
        self.line(depth, role, "importStatement", node)
        self.all(depth + 1, "alias", node.names)

    def ImportFrom(self, depth, role, node):
        self.line(depth, role, "importFrom", node, [str(node.level)])
        if node.module:
            self.identifier(depth + 1, "module", node.module, "dottedName")
        self.all(depth + 1, "alias", node.names)

    def alias(self, depth, role, node):
        self.line(depth, role, "alias", node)
        self.identifier(depth + 1, "module", node.name, "dottedName")
        if node.asname:
            self.identifier(depth + 1, "name", node.asname)

    def TypeAlias(self, depth, role, node):
        self.line(depth, role, "typeAlias", node)
        self.identifier(depth + 1, "name", node.name.id)
        self.all(depth + 1, "typeParameter", node.type_params)
        self.write(depth + 1, "value", node.value)

    def If(self, depth, role, node):
        self.line(depth, role, "ifStatement", node)
        self.branch(depth + 1, node)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If) and self.is_elif(node.orelse[0]):
            node = node.orelse[0]
            self.line(depth + 1, "elseIf", "elseIf", node, end=False)
            self.branch(depth + 2, node)
        self.all(depth + 1, "otherwise", node.orelse)

    def branch(self, depth, node):
        self.write(depth, "condition", node.test)
        self.all(depth, "body", node.body)

    def is_elif(self, node):
        start = self.span(node)[0]
        return self.source[start:start + 4] == b"elif"

    def While(self, depth, role, node):
        self.line(depth, role, "whileStatement", node)
        self.branch(depth + 1, node)
        self.all(depth + 1, "otherwise", node.orelse)

    def For(self, depth, role, node, details=()):
        self.line(depth, role, "forStatement", node, details)
        self.write(depth + 1, "target", node.target)
        self.write(depth + 1, "iterable", node.iter)
        self.all(depth + 1, "body", node.body)
        self.all(depth + 1, "otherwise", node.orelse)

    def AsyncFor(self, depth, role, node):
        self.For(depth, role, node, ["async"])

    def With(self, depth, role, node, details=()):
        self.line(depth, role, "with", node, details)
        for item in node.items:
            self.line(depth + 1, "item", "withItem")
            self.write(depth + 2, "value", item.context_expr)
            self.maybe(depth + 2, "target", item.optional_vars)
        self.all(depth + 1, "body", node.body)

    def AsyncWith(self, depth, role, node):
        self.With(depth, role, node, ["async"])

    def Try(self, depth, role, node, details=()):
        self.line(depth, role, "tryStatement", node, details)
        self.all(depth + 1, "body", node.body)
        self.all(depth + 1, "handler", node.handlers)
        self.all(depth + 1, "otherwise", node.orelse)
        self.all(depth + 1, "finally", node.finalbody)

    def TryStar(self, depth, role, node):
        self.Try(depth, role, node, ["star"])

    def ExceptHandler(self, depth, role, node):
        self.line(depth, role, "exceptHandler", node)
        self.maybe(depth + 1, "type", node.type)
        if node.name:
            self.identifier(depth + 1, "name", node.name)
        self.all(depth + 1, "body", node.body)

    def Match(self, depth, role, node):
        self.line(depth, role, "match", node)
        self.write(depth + 1, "subject", node.subject)
        for case in node.cases:
            self.line(depth + 1, "case", "matchCase")
            self.write(depth + 2, "pattern", case.pattern)
            self.maybe(depth + 2, "guard", case.guard)
            self.all(depth + 2, "body", case.body)

    def FunctionDef(self, depth, role, node, details=()):
        self.line(depth, role, "functionDefinition", node, details)
        self.all(depth + 1, "decorator", node.decorator_list)
        self.identifier(depth + 1, "name", node.name)
        self.all(depth + 1, "typeParameter", getattr(node, "type_params", []))
        self.parameters(depth + 1, node.args)
        self.maybe(depth + 1, "annotation", node.returns)
        self.all(depth + 1, "body", node.body)

    def AsyncFunctionDef(self, depth, role, node):
        self.FunctionDef(depth, role, node, ["async"])

    def parameters(self, depth, arguments):
        positional = arguments.posonlyargs + arguments.args
        defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
        for index, (parameter, default) in enumerate(zip(positional, defaults)):
            kind = "positionalOnly" if index < len(arguments.posonlyargs) else "positional"
            self.parameter(depth, parameter, kind, default)
        if arguments.vararg:
            self.parameter(depth, arguments.vararg, "variadic", None)
        for parameter, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
            self.parameter(depth, parameter, "keywordOnly", default)
        if arguments.kwarg:
            self.parameter(depth, arguments.kwarg, "keywords", None)

    def parameter(self, depth, node, kind, default):
        self.line(depth, "parameter", "parameter", node, [kind], end=False)
        self.identifier(depth + 1, "name", node.arg)
        self.maybe(depth + 1, "annotation", node.annotation)
        self.maybe(depth + 1, "defaultValue", default)

    def ClassDef(self, depth, role, node):
        self.line(depth, role, "classDefinition", node)
        self.all(depth + 1, "decorator", node.decorator_list)
        self.identifier(depth + 1, "name", node.name)
        self.all(depth + 1, "typeParameter", getattr(node, "type_params", []))
        self.arguments(depth + 1, node.bases, node.keywords)
        self.all(depth + 1, "body", node.body)

    def type_parameter(self, depth, node, kind):
        self.line(depth, "typeParameter", "typeParameter", node, [kind])
        self.identifier(depth + 1, "name", node.name)
        self.maybe(depth + 1, "bound", getattr(node, "bound", None))
        self.maybe(depth + 1, "defaultValue", getattr(node, "default_value", None))

    def TypeVar(self, depth, role, node):
        self.type_parameter(depth, node, "positional")

    def TypeVarTuple(self, depth, role, node):
        self.type_parameter(depth, node, "variadic")

    def ParamSpec(self, depth, role, node):
        self.type_parameter(depth, node, "keywords")

    # Expressions

    def Name(self, depth, role, node):
        self.line(depth, role, "name", node, value=node.id)

    def Constant(self, depth, role, node):
        value = node.value
        if isinstance(value, str):
            kind, shown = "string", quoted(value.encode("utf-8", "surrogatepass"))
        elif isinstance(value, bytes):
            kind, shown = "bytes", quoted(value)
        elif value is None or value is Ellipsis or isinstance(value, bool):
            kind, shown = {None: "none", True: "true", False: "false"}.get(value, "ellipsis") if value is not Ellipsis else "ellipsis", None
        elif isinstance(value, int):
            kind, shown = "integer", str(value) if value < 2 ** 63 else "big"
        else:
            first, last = self.span(node)
            kind = "imaginary" if isinstance(value, complex) else "float"
            shown = self.source[first:last].decode() if not self.blind or KNOWS_POSITIONS_IN_STRINGS else "?"
        self.line(depth, role, kind, node, value=shown)

    def JoinedStr(self, depth, role, node, kind="formattedString"):
        self.line(depth, role, kind, node)
        self.pieces(depth + 1, node.values)

    def TemplateStr(self, depth, role, node):
        self.JoinedStr(depth, role, node, "templateString")

    def pieces(self, depth, values):
        self.blind += 1
        text = b""
        for value in values + [None]:
            if isinstance(value, ast.Constant):
                text += value.value.encode("utf-8", "surrogatepass")
                continue
            if text:
                self.line(depth, "piece", "text", value=quoted(text))
            text = b""
            if value is not None:
                details = [chr(value.conversion)] if value.conversion != -1 else []
                self.line(depth, "piece", "replacement", value, details)
                self.write(depth + 1, "value", value.value)
                if value.format_spec:
                    self.line(depth + 1, "formatSpecification", "formatSpecification")
                    self.pieces(depth + 2, value.format_spec.values)
        self.blind -= 1

    def display(self, depth, role, node, kind):
        self.line(depth, role, kind, node)
        self.all(depth + 1, "item", node.elts)

    def Tuple(self, depth, role, node):
        self.display(depth, role, node, "tuple")

    def List(self, depth, role, node):
        self.display(depth, role, node, "list")

    def Set(self, depth, role, node):
        self.display(depth, role, node, "set")

    def Dict(self, depth, role, node):
        self.line(depth, role, "dictionary", node)
        for key, value in zip(node.keys, node.values):
            self.line(depth + 1, "entry", "dictionaryEntry" if key else "doubleStarred")
            self.maybe(depth + 2, "key", key)
            self.write(depth + 2, "value", value)

    def Starred(self, depth, role, node):
        self.line(depth, role, "starred", node)
        self.write(depth + 1, "value", node.value)

    def Attribute(self, depth, role, node):
        self.line(depth, role, "attribute", node)
        self.write(depth + 1, "value", node.value)
        self.identifier(depth + 1, "name", node.attr)

    def Subscript(self, depth, role, node):
        self.line(depth, role, "subscript", node)
        self.write(depth + 1, "value", node.value)
        self.write(depth + 1, "index", node.slice)

    def Slice(self, depth, role, node):
        self.line(depth, role, "slice", node)
        self.maybe(depth + 1, "lower", node.lower)
        self.maybe(depth + 1, "upper", node.upper)
        self.maybe(depth + 1, "step", node.step)

    def Call(self, depth, role, node):
        self.line(depth, role, "call", node)
        self.write(depth + 1, "function", node.func)
        self.arguments(depth + 1, node.args, node.keywords)

    def arguments(self, depth, arguments, keywords):
        self.all(depth, "argument", sorted(arguments + keywords, key=lambda node: (node.lineno, node.col_offset)))

    def keyword(self, depth, role, node):
        self.line(depth, role, "keywordArgument", node)
        if node.arg:
            self.identifier(depth + 1, "name", node.arg)
        self.write(depth + 1, "value", node.value)

    def UnaryOp(self, depth, role, node):
        self.line(depth, role, "unary", node, [OPERATORS[type(node.op)]])
        self.write(depth + 1, "operand", node.operand)

    def BinOp(self, depth, role, node):
        self.line(depth, role, "binary", node, [OPERATORS[type(node.op)]])
        self.write(depth + 1, "left", node.left)
        self.write(depth + 1, "right", node.right)

    def BoolOp(self, depth, role, node):
        self.line(depth, role, "booleanOperation", node, [OPERATORS[type(node.op)]])
        self.all(depth + 1, "operand", node.values)

    def Compare(self, depth, role, node):
        self.line(depth, role, "comparison", node)
        self.write(depth + 1, "operand", node.left)
        for operator, operand in zip(node.ops, node.comparators):
            self.line(depth + 1, "operator", "operatorName", details=[OPERATORS[type(operator)]])
            self.write(depth + 1, "operand", operand)

    def IfExp(self, depth, role, node):
        self.line(depth, role, "conditional", node)
        self.write(depth + 1, "value", node.body)
        self.write(depth + 1, "condition", node.test)
        self.write(depth + 1, "otherwise", node.orelse)

    def Lambda(self, depth, role, node):
        self.line(depth, role, "lambda", node)
        self.parameters(depth + 1, node.args)
        self.write(depth + 1, "body", node.body)

    def NamedExpr(self, depth, role, node):
        self.line(depth, role, "namedExpression", node)
        self.write(depth + 1, "target", node.target)
        self.write(depth + 1, "value", node.value)

    def wrapped(self, depth, role, node, kind):
        self.line(depth, role, kind, node)
        self.maybe(depth + 1, "value", node.value)

    def Await(self, depth, role, node):
        self.wrapped(depth, role, node, "await")

    def Yield(self, depth, role, node):
        self.wrapped(depth, role, node, "yield")

    def YieldFrom(self, depth, role, node):
        self.wrapped(depth, role, node, "yieldFrom")

    def comprehension(self, depth, role, node, kind):
        self.line(depth, role, kind, node)
        if isinstance(node, ast.DictComp):
            self.write(depth + 1, "key", node.key)
            self.maybe(depth + 1, "value", node.value)
        else:
            self.write(depth + 1, "element", node.elt)
        for clause in node.generators:
            self.line(depth + 1, "clause", "comprehensionClause", details=["async"] if clause.is_async else [])
            self.write(depth + 2, "target", clause.target)
            self.write(depth + 2, "iterable", clause.iter)
            self.all(depth + 2, "condition", clause.ifs)

    def ListComp(self, depth, role, node):
        self.comprehension(depth, role, node, "listComprehension")

    def SetComp(self, depth, role, node):
        self.comprehension(depth, role, node, "setComprehension")

    def DictComp(self, depth, role, node):
        self.comprehension(depth, role, node, "dictionaryComprehension")

    def GeneratorExp(self, depth, role, node):
        self.comprehension(depth, role, node, "generator")

    # Patterns

    def MatchValue(self, depth, role, node):
        self.line(depth, role, "valuePattern", node)
        self.write(depth + 1, "value", node.value)

    def MatchSingleton(self, depth, role, node):
        self.line(depth, role, "valuePattern", node)
        self.line(depth + 1, "value", {None: "none", True: "true", False: "false"}[node.value], node)

    def MatchAs(self, depth, role, node):
        self.line(depth, role, "capturePattern", node)
        self.maybe(depth + 1, "pattern", node.pattern)
        if node.name:
            self.identifier(depth + 1, "name", node.name)

    def MatchStar(self, depth, role, node):
        self.line(depth, role, "starPattern", node)
        if node.name:
            self.identifier(depth + 1, "name", node.name)

    def MatchSequence(self, depth, role, node):
        self.line(depth, role, "sequencePattern", node)
        self.all(depth + 1, "item", node.patterns)

    def MatchOr(self, depth, role, node):
        self.line(depth, role, "orPattern", node)
        self.all(depth + 1, "item", node.patterns)

    def MatchMapping(self, depth, role, node):
        self.line(depth, role, "mappingPattern", node)
        for key, pattern in zip(node.keys, node.patterns):
            self.write(depth + 1, "key", key)
            self.write(depth + 1, "pattern", pattern)
        if node.rest:
            self.identifier(depth + 1, "name", node.rest)

    def MatchClass(self, depth, role, node):
        self.line(depth, role, "classPattern", node)
        self.write(depth + 1, "type", node.cls)
        self.all(depth + 1, "item", node.patterns)
        for name, pattern in zip(node.kwd_attrs, node.kwd_patterns):
            self.line(depth + 1, "item", "keywordPattern")
            self.identifier(depth + 2, "name", name)
            self.write(depth + 2, "pattern", pattern)


def quoted(value):
    return '"' + "".join(chr(b) if 0x20 <= b < 0x7F and b not in b'\\"' else f"\\x{b:02x}" for b in value) + '"'


def expected(source):
    """The lines of CPython's tree, or None if it does not take the text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    except (RecursionError, MemoryError):
        return None
    writer = Writer(source)
    writer.write(0, "none", tree)
    return writer.lines


def agree(ours, theirs):
    """Whether two lines say the same: CPython normalizes names, and knows what \\N{NAME} is."""
    if ours == theirs:
        return True
    if not ours.isascii() and unicodedata.normalize("NFKC", ours) == theirs:
        return True
    if r"\xef\xbf\xbd" in ours:
        pattern = re.escape(ours).replace(re.escape(r"\xef\xbf\xbd"), r"(?:\\x[0-9a-f]{2}|.){1,4}?")
        return re.fullmatch(pattern, theirs) is not None
    if "?" in theirs:
        pattern = re.escape(theirs).replace(re.escape("?"), r"[^ ]+")
        return re.fullmatch(pattern, ours) is not None
    return False


def utf8(path):
    """The source in UTF-8, which is all that PythonSyntax reads."""
    source = path.read_bytes()
    try:
        with path.open("rb") as file:
            encoding, _ = tokenize.detect_encoding(file.readline)
        if encoding not in ("utf-8", "utf-8-sig"):
            return re.sub(rb"coding[:=]\s*[-\w.]+", b"coding: utf-8", source.decode(encoding).encode(), count=1)
        source.decode()
    except (SyntaxError, UnicodeDecodeError, LookupError):
        return None
    return source


def dumps(program, sources):
    """What the program says of each source: its problems and its tree."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, source in enumerate(sources):
            names.append(f"{folder}/{index}.py")
            pathlib.Path(names[-1]).write_bytes(source)
        result = subprocess.run([program, *names], capture_output=True, check=True)
    blocks = re.split(rb"^== .*\n", result.stdout, flags=re.MULTILINE)[1:]
    return [block.decode("utf-8", "replace").rstrip("\n").split("\n") for block in blocks]


def python_files(folder):
    """Those of a folder but for what somebody has installed into it, as into that of the standard library."""
    names = (path.relative_to(folder) for path in folder.rglob("*.py"))
    return [name for name in names if not {"site-packages", "dist-packages"} & set(name.parts)]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--dump", required=True)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("paths", nargs="+")
    options = arguments.parse_args()
    files = []
    for path in map(pathlib.Path, options.paths):
        files += sorted(map(path.joinpath, python_files(path))) if path.is_dir() else [path]
    compared = lines = rejected = 0
    wrong = []
    for first in range(0, len(files), BATCH):
        batch = []
        for path in files[first:first + BATCH]:
            source = utf8(path)
            theirs = expected(source) if source is not None else None
            beside = path.with_suffix(".expected")
            if theirs and options.write and beside.exists():
                beside.write_text("\n".join(theirs) + "\n")
            if beside.exists():
                theirs = beside.read_text().rstrip("\n").split("\n")
            if theirs is None:
                rejected += 1
            else:
                batch.append((path, source, theirs))
        for (path, _, theirs), ours in zip(batch, dumps(options.dump, [source for _, source, _ in batch]), strict=True):
            compared += 1
            lines += len(theirs)
            if len(ours) == len(theirs) and all(map(agree, ours, theirs)):
                continue
            wrong.append(path)
            at = next((i for i, pair in enumerate(zip(ours, theirs)) if not agree(*pair)), min(len(ours), len(theirs)))
            print(f"{path}, line {at + 1} of the tree:")
            print("  ours:   ", *ours[at:at + 1])
            print("  CPython:", *theirs[at:at + 1])
    print(f"{compared} Python files, {lines} nodes: {len(wrong)} differ from CPython {sys.version.split()[0]}"
          f" ({rejected} files it does not take)")
    return 1 if wrong or not compared else 0


def run():
    global status
    status = main()


if __name__ == "__main__":
    # Trees are deep.
    status = 2
    sys.setrecursionlimit(100_000)
    threading.stack_size(1 << 29)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    sys.exit(status)
