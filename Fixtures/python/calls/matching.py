from dataclasses import dataclass
from enum import Enum

from outside import op


class Kind(Enum):
    A = 1
    B = 2


@dataclass
class Point:
    x: int
    y: int = 0


def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int() if value > 100:
            return "big"
        case int(n):
            return f"int {n}"
        case "a" | "b" as letter:
            return "letter " + letter
        case str():
            return "text"
        case None:
            return "none"
        case True:
            return "true"
        case Kind.A:
            return "kind a"
        case Kind():
            return "kind"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [Point(x=0), *_]:
            return "points from the axis"
        case [x, [y, *rest], *others]:
            return x, y, rest, others
        case (a, b):
            return a + b
        case {"type": "add", "value": v, **rest}:
            return "add", v, rest
        case {"type": t}:
            return "type " + t
        case Point(x=0, y=y):
            return "axis", y
        case Point(x, y):
            return "point", x, y
        case _:
            return "other"


for value in [
    0,
    7,
    500,
    "a",
    "z",
    None,
    Kind.A,
    Kind.B,
    [],
    [3],
    [1, [2, 3, 4], 5],
    (1, 2),
    {"type": "add", "value": 5, "z": 1},
    {"type": "x"},
    {},
    Point(0, 4),
    Point(1, 2),
    [Point(0), 1],
    1.5,
]:
    op.described(describe(value))
command = "add column"
match command.split():
    case [action]:
        op.never(action)
    case ["add", thing]:
        op.add(thing)
match (1, 2):
    case (x, y) if x == y:
        op.never()
    case (x, y):
        op.pair(x, y)
