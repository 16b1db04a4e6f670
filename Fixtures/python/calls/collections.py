import itertools
from collections import Counter, OrderedDict, defaultdict
from copy import deepcopy

from outside import op

a = [3, 1, 2]
a.append(4)
a.extend((5, 6))
a.insert(1, 9)
a.insert(-1, 8)
a.insert(100, 7)
op.run(a, a.pop(), a.pop(0), a, a.index(2), a.count(1))
a.remove(9)
a.sort()
op.run(a, a[1:3], a[::-1], a[-1], a[::2], a[5:1:-2], len(a))
a.reverse()
b = a.copy()
b.clear()
a[0] = "x"
a += [1]
op.run(a, b, a * 2, [0] * 3, a + b, 1 in a, 5 not in a, [1, 2] == [1, 2], [1, 2] < [1, 3], (1,) + (2, 3))
a.sort(key=str, reverse=True)
op.run(a, min(3, 1), max("a", "c", "b"), max([1, 5], key=lambda x: -x), sum([[1], [2]], []), any([]), all([]), any([0, 1]))
op.run(list(range(5, 0, -2)), list(reversed([1, 2])), list(enumerate("ab", 1)), [*range(3), *"ab"], (*[1], 2))
d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"a": 9}, z=0)
d.update([("y", 8)])
op.run(d, d.get("a"), d.get("q"), d.get("q", 5), d.pop("z"), d.pop("z", None), d.setdefault("n", []), d, "a" in d, len(d))
d["n"].append(1)
op.run(
    list(d),
    list(d.keys()),
    list(d.values()),
    list(d.items()),
    {v: k for k, v in {"x": 1}.items()},
    d["n"],
    dict(a=1),
    {**{"a": 1}, "b": 2} | {"c": 3},
)
for key, value in sorted({"b": 1, "a": 2}.items(), key=lambda item: item[1]):
    op.item(key, value)
s = {1, 2} | {3}
s.add(4)
s.discard(1)
s.discard(100)
s.update([7])
op.run(
    s,
    s & {2, 3, 9},
    s - {2},
    s ^ {2, 10},
    {1} <= {1, 2},
    {1} < {1},
    {1, 2} >= {2},
    s.union([5]),
    s.intersection({3}),
    {1}.isdisjoint({2}),
)
op.run(
    {1}.issubset([1, 2]),
    {"a"} == {"a"},
    len({1, 1, True}),
    frozenset([1]),
    set("aab"),
    {"a": 1}.keys() & {"a", "b"},
    {"a": 1}.keys() - {"a"},
)
existing = {"free", "pro"}
for value in [v for v in ["free", "x", "pro", "y"] if v not in existing]:
    op.add(value)
groups = defaultdict(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    groups[key].append(value)
op.run(dict(groups), groups["new"], len(groups))
counts = defaultdict(int)
counts["x"] += 1
op.run(counts["x"], counts["y"])
op.run(list(OrderedDict([("a", 1)]).items()), Counter("aab")["a"], Counter(["x"])["q"])
op.run(
    list(itertools.chain([1], [2, 3])), list(itertools.chain.from_iterable([[1], "a"])), list(itertools.product("ab", [1, 2]))
)
op.run(
    list(itertools.islice([1, 2, 3], 2)), list(itertools.combinations([1, 2, 3], 2)), list(itertools.zip_longest([1], [2, 3]))
)
x = [1, [2]]
y = deepcopy(x)
y[1].append(3)
z = x.copy()
z[1].append(4)
op.run(x, y, z)
matrix = [[i * j for j in range(3)] for i in range(2)]
op.run(
    matrix, [x for row in matrix for x in row if x], {(i, j) for i in range(2) for j in range(i)}, {i: [i] for i in range(2)}
)
op.run([(lambda: i)() for i in range(2)], [x if x else None for x in [0, 1]], [y := 1, y + 1], list(x for x in "ab"))
op.run(
    tuple([1]),
    list((1, 2)),
    tuple("ab"),
    dict([("a", 1)]),
    dict(zip("ab", [1, 2])),
    [].copy(),
    {}.copy(),
    (1, 2, 1).count(1),
    (1, 2).index(2),
)
op.run(
    dict.fromkeys(["a", "b"], 0),
    list(dict.fromkeys("abca")),
    divmod(7, 2),
    divmod(-7, 2),
    7 // -2,
    7 % -2,
    -7 // 2,
    2**10,
    7 / 2,
    round(2.5),
    round(3.14159, 2),
)
op.run(
    0.1 + 0.2,
    1e16,
    1e-5,
    1.0,
    100000.0,
    1e22,
    3.0 // 2,
    -1.5 % 1,
    float("1.5"),
    int("12"),
    int("ff", 16),
    int(3.9),
    float(2),
    abs(-2),
    pow(2, 3),
)
op.run(
    5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2, True + 1, not 1, -True, hex(255), oct(8), bin(5), chr(65), ord("A"), 1_000, 0xFF
)
op.run(
    isinstance(1, int),
    isinstance(True, int),
    isinstance("a", (int, str)),
    isinstance([], list),
    isinstance(None, str),
    type(1) == int,
    type("") is str,
    bool([]),
    bool("a"),
)
names = ["a", "b"]
names[0], names[1] = names[1], names[0]
head, *tail = names
op.run(
    names,
    head,
    tail,
    [[]] * 2,
    list("ab") + ["c"],
    sorted([True, False]),
    sorted({"b", "a"}),
    max({"a": 1, "b": 3}.items(), key=lambda kv: kv[1]),
)
chunks = [list(range(10))[i : i + 4] for i in range(0, 10, 4)]
for chunk in chunks:
    op.chunk(chunk)
nested = {"a": {"b": [1, {"c": 2}]}}
nested["a"]["b"][1]["c"] += 40
op.run(nested["a"]["b"][1]["c"], nested)
