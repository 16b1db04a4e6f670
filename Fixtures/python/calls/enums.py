import enum
from enum import Enum, IntEnum, StrEnum, auto

from outside import op


class Plan(enum.Enum):
    FREE = "free"
    PRO = "pro"
    DEFAULT = "free"

    @property
    def label(self):
        return self.value.title()

    @classmethod
    def parse(cls, text):
        return cls(text.lower())


class Color(str, Enum):
    RED = "red"
    BLUE = "blue"


class Size(StrEnum):
    SMALL = auto()
    Big = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = auto()


class Number(Enum):
    ONE = auto()
    TWO = auto()
    TEN = 10
    NEXT = auto()


op.run([e.value for e in Plan], [e.name for e in Plan], len(Plan), list(Plan))
op.run(Plan("pro"), Plan["FREE"], Plan.DEFAULT, Plan.DEFAULT is Plan.FREE, Plan.parse("PRO"), Plan.PRO.label)
op.run(str(Plan.FREE), repr(Plan.FREE), f"{Plan.PRO}", f"{Plan.PRO.value}", "%s" % Plan.PRO)
op.run(
    [c.value for c in Color],
    Color.RED == "red",
    "red" == Color.RED,
    Color.RED.upper(),
    str(Color.RED),
    Color.BLUE + "x",
    ",".join(Color),
)
op.run(str(Size.SMALL), f"'{Size.Big}'", Size.SMALL == "small", [s for s in Size], ", ".join(f"'{s}'" for s in Size))
op.run(
    Level.HIGH.value,
    Level.LOW < Level.HIGH,
    Level.HIGH + 1,
    f"{Level.HIGH}",
    int(Level.LOW),
    "%d" % Level.HIGH,
    sorted(Level, reverse=True),
)
op.run([n.value for n in Number], Number.ONE == 1, Number.ONE != Number.TWO)
op.run(
    list(Plan.__members__),
    "FREE" in Plan.__members__,
    Plan.FREE in Plan,
    {Plan.FREE: 1}[Plan.FREE],
    isinstance(Plan.FREE, Plan),
    isinstance(Color.RED, str),
)
op.run({Color.RED: "a"}["red"], "blue" in {Color.BLUE}, Plan.FREE.name.lower())
values = tuple(plan.value for plan in Plan if plan is not Plan.FREE)
op.run(values, *values, **{plan.name: plan.value for plan in Plan})
op.execute(f"CREATE TYPE plan AS ENUM ({', '.join(repr(p.value) for p in Plan)})")
try:
    Plan("enterprise")
except ValueError:
    op.run("no such plan")
