import a, b.c as d, e . f
from a import b
from . import b as c, d
from ...a.b import (c, d as e,)
from .... import f
from a import *
del a, b[c], (d, e)
assert a, b
raise
raise A
raise A from b
global_ = 1
def f():
    global a, b
    def g():
        nonlocal_ = 1
        nonlocal c
        yield
        x = yield a, b
        yield from d
        return *a, b
    return
    c = 1
while a:
    break
else:
    continue_
for a, *b in c, d:
    continue
with a: pass
with a as b, c: pass
with (a, b): pass
with (a as b, c as d,): pass
with (a), b as c: pass
with (a).b as c: pass
with (yield_): pass
with (a, b) as c: pass
try:
    a
except A:
    b
except (B, C) as d:
    e
except:
    f
else:
    g
finally:
    h
try: a
finally: b
async def f():
    async with a as b, c: pass
    async for d in e: pass
    await g
    return [h async for h in await i]
@decorator
@other.one(1)
@(x := y)
class A(B, metaclass=C, *d, **e):
    x: int = 1

    @property
    def f(self, a: int, /, b: str = '', *args: int, c, d=1, **kw: int) -> None: ...

    def g(self, *, a): pass
    def h(self, a=1, /): pass
