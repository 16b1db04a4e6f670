f'' f"a" F'{a}' rf'\d{a}\n' fR"{a}"
f"ALTER TYPE {name} ADD VALUE '{value}'"
f"UPDATE \"user\" SET plan = '{new}' WHERE plan = '{old}'"
f"{a!r} {a!s:>10} {a:{width}.{precision}f} {{literal}} {a = } {a=!r:>{b}}"
f'''{
    a  # note
    + b
} and {c['key']} and {d["key"]:%Y-%m-%d}'''
'a' f'b{c}d' 'e' rf'\f{g}'
f"{'nested ' + f'{inner + f"{deeper}"}'}"
f"{lambda_ if x else (lambda y: y)(1)} {a != b} {a == b} {(x := 5)} {x:=5}"
f"{*a, 1} {[b for b in c]} { {'d': 1}['d'] } {e, f}"
f"\{a} \N{BULLET}{a} \x41{a:\n}"
f"{yes}" "{{no}}" f"{{}}"
f"{f(a, b=c)[1:2].d}"
