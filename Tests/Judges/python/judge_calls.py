"""Runs Python programs and asks whether the evaluator of PythonSyntax knows what they call.

    judge_calls.py --calls PROGRAM [--seed N] [--count N] PATH …

PROGRAM is plimsoll-python-calls. The programs are the files below the paths, and as many random ones as are wanted. Each imports
what it calls from `outside`, a module that exists only here: it writes down every call, its arguments included. CPython's record and
ours must not differ in a line, and ours may be in doubt about none.

Wants nothing but the standard library.
"""

import argparse
import enum
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import types

sys.dont_write_bytecode = True
from programs import program

LAZY = (range, map, zip, enumerate, reversed, filter, types.GeneratorType, type({}.items()), type({}.values()),
        type(iter([])), type(iter(())), type(iter({})))


class Outside:
    """Something that is no part of the program: known by how it is reached."""

    def __init__(self, path, record):
        self.__dict__.update(path=path, record=record)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Outside(f"{self.path}.{name}", self.record)

    def __call__(self, *arguments, **named):
        shown = [written(value) for value in arguments] + [f"{name}={written(value)}" for name, value in named.items()]
        self.record.append(f"{self.path}({', '.join(shown)})")
        return Outside(self.path + "()", self.record)

    def __getitem__(self, _):
        return Outside(self.path + "[]", self.record)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __iter__(self):
        raise NotImplementedError("nobody knows what is in it")

    __bool__ = __len__ = __iter__

    def operation(self, *_):
        return Outside("()", self.record)

    __add__ = __radd__ = __sub__ = __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __and__ = __or__ = __invert__ = operation
    __hash__ = object.__hash__


def quoted(value):
    return '"' + "".join(chr(b) if 0x20 <= b < 0x7F and b not in b'\\"' else f"\\x{b:02x}" for b in value) + '"'


def written(value):
    """A value as plimsoll-python-calls writes it."""
    match value:
        case Outside():
            return value.path
        case enum.Enum():
            return f"{type(value).__name__}.{value.name}"
        case None | True | False | int() | type(Ellipsis()):
            return repr(value)
        case float():
            return f"float {struct.unpack('<Q', struct.pack('<d', value))[0]}"
        case str():
            return quoted(value.encode("utf-8", "surrogatepass"))
        case bytes():
            return "bytes " + value.hex()
        case tuple():
            return "(" + ", ".join(map(written, value)) + ")"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case set() | frozenset():
            return "{" + ", ".join(sorted(map(written, value))) + "}"
        case _ if isinstance(value, type({}.keys())):
            return written(set(value))
        case dict():
            return "{" + ", ".join(f"{written(key)}: {written(item)}" for key, item in value.items()) + "}"
        case _ if isinstance(value, LAZY):
            return written(list(value))
        case type():
            return f"<{value.__name__}>"
        case types.FunctionType() | types.MethodType() | types.BuiltinFunctionType() | types.BuiltinMethodType():
            return f"<{value.__name__}>"
    return f"<{type(value).__name__}>"


def recorded(source):
    """What CPython calls, a line each."""
    record = []

    class Module(types.ModuleType):
        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return Outside(f"outside.{name}", record)

    sys.modules["outside"] = Module("outside")
    space = {"__name__": "program"}
    try:
        exec(compile(source, "program.py", "exec"), space)
    except Exception as error:
        record.append("! raised")
        if isinstance(error, (NotImplementedError, NameError, AttributeError, SyntaxError)):
            record.append(f"  {type(error).__name__}: {error}")
    return record


def ours(program, sources):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, source in enumerate(sources):
            names.append(f"{folder}/{index}.py")
            pathlib.Path(names[-1]).write_text(source)
        result = subprocess.run([program, *names], capture_output=True, check=True)
    blocks = re.split(r"^== .*\n", result.stdout.decode(), flags=re.MULTILINE)[1:]
    return [[re.sub("^(! raised).*", r"\1", line) for line in block.splitlines()] for block in blocks]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--calls", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=0)
    arguments.add_argument("paths", nargs="*", type=pathlib.Path)
    options = arguments.parse_args()
    files = [file for path in options.paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    programs = [(str(file), file.read_text()) for file in files]
    programs += [(f"program {seed}", program(seed)) for seed in range(options.seed, options.seed + options.count)]
    wrong = calls = 0
    for first in range(0, len(programs), 500):
        batch = programs[first:first + 500]
        for (name, source), found in zip(batch, ours(options.calls, [source for _, source in batch]), strict=True):
            expected = recorded(source)
            calls += len(expected)
            if found == expected:
                continue
            wrong += 1
            at = next((i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]), min(len(found), len(expected)))
            print(f"{name}, call {at + 1}:")
            print("  ours:   ", *found[at:at + 1])
            print("  CPython:", *expected[at:at + 2])
            if name.startswith("program") and wrong < 4:
                print("    " + source.replace("\n", "\n    "))
    print(f"{len(programs)} Python programs make {calls} calls: {wrong} programs differ from CPython {sys.version.split()[0]}")
    return 1 if wrong or not calls else 0


if __name__ == "__main__":
    sys.exit(main())
