from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from outside import op


class Base:
    table = "base"
    count: ClassVar[int] = 0

    def __init__(self, name, *, schema=None):
        self.name = name
        self.schema = schema

    def full_name(self):
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def quoted(self):
        return '"' + self.full_name() + '"'

    @staticmethod
    def plural(word):
        return word + "s"

    @classmethod
    def make(cls, name):
        return cls(name, schema=cls.table)

    def __str__(self):
        return f"<{self.name}>"

    def __len__(self):
        return len(self.name)

    def __eq__(self, other):
        return self.name == other.name

    def __getitem__(self, index):
        return self.name[index]

    def __contains__(self, part):
        return part in self.name

    def __call__(self, x):
        return x * 2

    def __add__(self, other):
        return Base(self.name + other.name)

    def __iter__(self):
        return iter(self.name)


class Derived(Base):
    table = "derived"

    def __init__(self, name, schema=None):
        super().__init__(name.upper(), schema=schema)
        self.extra = [1]

    def full_name(self):
        return "x." + super().full_name()


base = Base("user")
derived = Derived("plan", "public")
op.run(base.full_name(), derived.full_name(), base.quoted, derived.quoted)
op.run(Base.plural("a"), base.plural("b"), Derived.make("c").quoted, str(base), f"{derived}", len(derived))
op.run(base == Base("user"), base == derived, base[1], "us" in base, base(21), (base + derived).name, list(base))
op.run(isinstance(derived, Base), isinstance(base, Derived), issubclass(Derived, Base), type(base) is Base, type(base).__name__)
op.run(hasattr(base, "name"), hasattr(base, "nothing"), getattr(base, "nothing", 5), getattr(base, "table"))
setattr(base, "nothing", 6)
base.other = derived.extra
base.other.append(2)
op.run(base.nothing, derived.extra, Derived.table, Base.table)
Base.table = "changed"
op.run(base.table, derived.table, base.__class__.__name__)


@dataclass
class Column:
    name: str
    type: str = "text"
    nullable: bool = True
    options: dict = field(default_factory=dict)

    def sql(self):
        return f"{self.name} {self.type}{'' if self.nullable else ' NOT NULL'}"


@dataclass
class Key(Column):
    unique: bool = field(default=True)


for column in [Column("id", "int", False), Column("a"), Key("b", nullable=False, unique=False)]:
    op.execute(column.sql(), column.options)
op.run(Column("a") == Column("a"), Column("a") == Column("b"), Key("k").unique)


class Pair(NamedTuple):
    old: str
    new: str = "none"


for old, new in [Pair("A", "a"), Pair("B")]:
    op.rename(old, new)
op.run(Pair("x").new)


class Meta:
    class Inner:
        value = 3

    values = [1, 2]
    doubled = [v * 2 for v in values]


op.run(Meta.Inner.value, Meta.doubled)


class Temperature:
    def __init__(self):
        self._value = 1

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self._value = new * 10


t = Temperature()
t.value = 5
op.run(t.value)


class Left:
    def who(self):
        return "left"


class Right:
    def who(self):
        return "right"

    def only(self):
        return "only"


class Both(Left, Right):
    pass


op.run(Both().who(), Both().only())


class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        op.begin(self.name)
        return self.name + "!"

    def __exit__(self, *error):
        op.end(self.name)
        return False


with Manager("a") as a, Manager("b"):
    op.inside(a)
