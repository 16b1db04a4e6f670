import functools

from outside import op


def f(a, b=2, *args, c, d=4, **named):
    return a, b, args, c, d, named


op.run(f(1, c=3), f(1, 5, 6, 7, c=8, d=9, e=10), f(*[1, 2, 3], **{"c": 4, "z": 5}), f(b=1, a=2, c=3))


def positional(a, /, b, *, c=1):
    return [a, b, c]


op.run(positional(1, 2), positional(1, b=2, c=3))
op.run((lambda: 1)(), (lambda *a, **k: (a, k))(1, x=2), [g(2) for g in [lambda x: x, lambda x: x * x]])
op.run([make() for make in [lambda i=i: i for i in range(3)]])


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        op.log(function.__name__, *args)
        return function(*args, **named)

    return wrapper


def times(count):
    def decorate(function):
        def wrapper(*args):
            for _ in range(count):
                function(*args)

        return wrapper

    return decorate


@logged
def add(a, b):
    return a + b


@times(2)
@logged
def say(text):
    op.say(text)


op.run(add(1, b=2))
say("hi")


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def nested():
    yield "first"
    yield from numbers(2)
    return


op.run(list(numbers(3)), sum(numbers(4)), list(nested()), [*nested()], max(numbers(5)))
op.run(next(numbers(3)), next(iter([])), "unreached") if False else op.run(next(iter([]), "none"))
iterator = iter("abc")
op.run(next(iterator), next(iterator), list(iterator))


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


op.run(fibonacci(10))


def default(items=[]):
    items.append(len(items))
    return items


default()
op.run(default())


def annotated(a: int, b: "str" = "x") -> list[str]:
    x: int = a
    y: str
    return [b] * x


op.run(annotated(2))


async def coroutine():
    return 1


def many(*columns, **options):
    for index, column in enumerate(columns, start=1):
        op.column(index, column, **options)


many("a", "b", nullable=False)
compose = lambda *functions: functools.reduce(lambda f, g: lambda x: g(f(x)), functions)
op.run(compose(str, len)(12345))
op.run(
    sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (0, "c")], key=lambda pair: pair[1]), list(map(str.upper, "ab"))
)
op.run(
    list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(zip("ab", [1, 2], (True, False)))
)
bound = "a-b".split
op.run(bound("-"), callable(add), callable(1))
partial = functools.partial(f, 1, c=2)
op.run(partial(5))
