PREPARE s AS SELECT 'new'::mood;
--> new analysed 'new'

PREPARE s AS SELECT 'new'::text::mood;

PREPARE s AS SELECT 1 FROM t WHERE m = $1;

PREPARE s(mood) AS SELECT $1;
EXECUTE s('new');
--> new analysed 'new'

PREPARE s(text) AS SELECT $1;
EXECUTE s('new');

-- A parameter is what it is first used as.
PREPARE s AS INSERT INTO t (id, m) VALUES ($1, $2);
EXECUTE s(4, 'new');
--> new analysed 'new'

PREPARE s AS SELECT 1 FROM t WHERE m = $1;
EXECUTE s('new');
--> new analysed 'new'

PREPARE s AS UPDATE t SET m = $1 WHERE m = $2;
EXECUTE s('old', 'new');
--> new analysed 'new'

PREPARE s AS SELECT coalesce(m, $1) FROM t;
EXECUTE s('new');
--> new analysed 'new'

PREPARE s AS SELECT txt = $1 FROM t;
EXECUTE s('new');

EXPLAIN INSERT INTO t (id, m) VALUES (5, 'new');
--> new analysed 'new'
