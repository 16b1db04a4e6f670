match = case = type = _ = 1
match(x)
match[x]
match.x
match * x
match -x
match (x), y
match, case = type
type(x)
type = 1
type.x
match: int = 1
match[x]: int
print(match)
match x:
    case 1 | -2 | 3.5 | -1j | 1 + 2j | "a" "b" | b"c": pass
    case None | True | False: pass
    case _: pass
    case a: pass
    case a.b.c: pass
    case A(): pass
    case A.B(c, d=e, f=_): pass
    case [a, *b, _]: pass
    case (a, *_): pass
    case (a): pass
    case (a,): pass
    case (): pass
    case []: pass
    case a, b: pass
    case *a, b: pass
    case a,: pass
    case {"a": b, c.d: _, -1: e, **rest}: pass
    case {}: pass
    case (1 | 2) as x if x > 1: pass
    case A(b=1) as c: pass
match (x, *y):
    case match: pass
match x, y:
    case case: case
match -x:
    case [[a]]:
        match = 1
match not x:
    case str(): pass
