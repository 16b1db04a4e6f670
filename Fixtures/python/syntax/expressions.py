-x ** -y ** z
not a == b and c or not d
a if b else c if d else e
a < b <= c != d is not e not in f in g is h
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
~a, +b, - -c
(a), (a,), (), (a, *b), ((a))
[*a, b], {*a, b}, {**a, 'b': c, **d}, {}, {a: b}
(a) + (b), ((a) + b).c, (a)(b)[c]
f(), f(a), f(a, *b, c=d, **e), f(x for x in y), f((x for x in y)), f(a := 1), f((a) for b in c)
f(a, b,)(c)[d](e).f
a[1], a[1:2], a[:], a[::2], a[1:2, ...], a[*b], a[b, ], a[b:c, d:e:f], a[(b, c)], a[x := 1]
[x for x in y if x if y for z in x], {x for x in y}, {x: y for x, y in z}, (x async for x in y)
[(a, b) for a, *b in c], [a for b.c, d[e] in f]
lambda: 0, lambda a, b=1, *c, d, e=2, **f: a, lambda *, a: a, lambda a, /, b: b, lambda *a: a
(x := 1), [y := 2, y], {z := 3}
await_ if not a else -b
print(*a, sep='', **b)
a.b.c.d[0].e
"a" "b".join(c) % (d,)
x = y = z = 1
a, *b = c
a.b, c[d] = e
x: int
x: int = 1
(x): int = 2
a.b: int
x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 2; x **= 2; x @= y; x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
x = yield_
