from outside import op

for i in range(10):
    if i == 2:
        continue
    if i > 4:
        break
    op.step(i)
else:
    op.never()
for i in []:
    op.never(i)
else:
    op.empty()
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    op.count(n)
else:
    op.done(n)
while True:
    n += 1
    if n > 3:
        break
op.run(n)


def early(x):
    if x < 0:
        return "negative"
    for i in range(5):
        for j in range(5):
            if i * j == x:
                return i, j
    return None


op.run(early(-1), early(6), early(7))


def finally_runs(x):
    try:
        if x:
            return "returned"
        body = x + 1
    except KeyError:
        op.never()
    else:
        op.otherwise(body)
    finally:
        op.last(x)
    return "end"


op.run(finally_runs(0), finally_runs(1))


class Failed(Exception):
    def __init__(self, code):
        super().__init__(f"failed with {code}")
        self.code = code


class Worse(Failed):
    pass


def fail(x):
    if x == 1:
        raise Failed(x)
    if x == 2:
        raise Worse(x)
    if x == 3:
        raise KeyError("gone")
    return x


for x in range(4):
    try:
        fine = fail(x)
    except Worse as error:
        op.worse(error.code)
    except Failed as error:
        op.failed(str(error))
    except (IndexError, LookupError) as error:
        op.lookup(str(error), error.args)
    else:
        op.fine(fine)
for operation in [lambda: {}["a"], lambda: [][0], lambda: 1 // 0, lambda: int("x"), lambda: None.x, lambda: (1, 2)[5]]:
    try:
        operation()
    except KeyError:
        op.caught("key")
    except IndexError:
        op.caught("index")
    except ZeroDivisionError:
        op.caught("zero")
    except Exception as error:
        op.caught(type(error).__name__)
try:
    try:
        raise ValueError("inner")
    except ValueError as error:
        op.handling()
        raise RuntimeError("outer") from error
    finally:
        op.inner_end()
except RuntimeError as error:
    op.outer(str(error))
try:
    try:
        raise ValueError("again")
    except ValueError:
        raise
except ValueError as error:
    op.again(str(error))
for value in [1, 2]:
    try:
        if value == 1:
            continue
        op.value(value)
    finally:
        op.each(value)
try:
    assert n == 0, "no"
except AssertionError:
    op.asserted()
a, b = b, a = 1, 2
(c, *d), e = [1, 2, 3], 4
x = y = [0]
x.append(1)
op.run(a, b, c, d, e, y)
a, b = b, a
if (length := len(y)) > 1:
    op.run(a, b, length)
first = 0 or "" or "first" or 1 / 0
second = first and None and 1 / 0
op.run(first, second, 1 if second else 2, not first, 1 < 2 < 3, 1 < 3 < 2, None is None, [] is not None)
with op.block(1) as block:
    block.execute("in")
with op.one(), op.two() as two:
    two.f()
del x[0]
numbers = {"a": 1, "b": 2}
del numbers["a"], c
op.run(x, y, numbers)
total = 0
for total in range(3):
    pass
op.run(total)


def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


up = counter()
up()
op.run(up(5))
seen = []


def remember(value):
    global last
    last = value
    seen.append(value)


remember(1)
remember(2)
op.run(seen, last)
raise SystemError("the end")
