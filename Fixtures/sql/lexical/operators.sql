-- The longest run of operator characters is one operator ...
SELECT a || b, a <> b, a != b, a <= b, a >= b, a @> b, a <@ b, a && b, a #>> b, a -> b, a ->> b, a ~ b, a !~* b, a |/ b FROM t;
SELECT a <-> b, a ?| b, a ?& b, a @? b, a @@ b, a << b, a >> b, a &< b, a &> b, a -|- b, a ^@ b FROM t;
-- ... but a plus or minus at its end belongs to what follows, unless the run holds one of ~ ! @ # % ^ & | ` ?
SELECT 1 *-2, 1+-2, 1=-1, 1<-1, 1>=-1, 1<>-1, 1@-1, 2^-1, a||-1, a ->-1 FROM t;
-- A comment ends it.
SELECT 1 +-- one
  2, 3*/* two */4, 5||/*three*/'six';
-- Prefix and with a schema.
SELECT @ -5, |/ 4, ||/ 8, ~1, !! 'a'::tsquery, - - 1, + 1;
SELECT 1 OPERATOR(pg_catalog.+) 2, OPERATOR(pg_catalog.-) 1;
-- Casts, named arguments, slices, type modifiers.
SELECT a::int, a::text::int, f(a => 1, b := 2), a[1:2], 'x'::varchar(10), t.c::numeric(10, 2)[] FROM t;
SELECT '1'::int::text||'2', -1::int, -'1'::int, a::int+1, a[1]::int FROM t;
