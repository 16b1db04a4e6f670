INSERT INTO t (id, m) VALUES (3, 'new');
--> new analysed 'new'

INSERT INTO t VALUES (3, 'new');
--> new analysed 'new'

INSERT INTO t (m, id) VALUES ('new', 3);
--> new analysed 'new'

INSERT INTO t VALUES (3, 'old', 'new');

INSERT INTO t (id, m) VALUES (3, 'old'), (4, 'new');
--> new analysed 'new'

INSERT INTO t (id, m) (VALUES (3, 'new'));
--> new analysed 'new'

-- With ORDER BY the VALUES are a query, whose literals are texts.
INSERT INTO t (id, m) VALUES (3, 'new') ORDER BY 1;

INSERT INTO t (id, m) SELECT 3, 'new' WHERE false;
--> new analysed 'new'

INSERT INTO t (id, m) SELECT 3, 'new' AS q ORDER BY 1;
--> new analysed 'new'

INSERT INTO t (id, m) (SELECT 3, 'new' LIMIT 1);
--> new analysed 'new'

INSERT INTO t (id, m) WITH a AS (SELECT 1) SELECT 3, 'new' FROM a;
--> new analysed 'new'

INSERT INTO t (id, m) SELECT 3, 'new' UNION ALL SELECT 4, m FROM t;
--> new analysed 'new'

INSERT INTO t (id, m) SELECT 3, 'new' UNION ALL SELECT 4, 'new';

INSERT INTO t (id, m) SELECT DISTINCT 3, 'new';

INSERT INTO t (id, m) SELECT 3, 'new' AS q ORDER BY q;

INSERT INTO t (id, m) SELECT 3, 'new' AS q GROUP BY q;

INSERT INTO t (id, m) SELECT * FROM (SELECT 3, 'new') s;

WITH x AS (SELECT 3, 'new') INSERT INTO t (id, m) SELECT * FROM x;

WITH x AS (SELECT 3, 'new'::mood) INSERT INTO t (id, m) SELECT * FROM x;
--> new analysed 'new'

INSERT INTO t (id, m) SELECT 7, CASE WHEN true THEN 'new' END;

INSERT INTO t (id, ms[1]) VALUES (9, 'new');
--> new analysed 'new'

INSERT INTO t (id, ms) VALUES (9, '{old,new}');
--> new analysed '{old,new}'

INSERT INTO t (id, ms) VALUES (9, ARRAY['new']);

INSERT INTO t (id, ms) VALUES (9, ARRAY['new']::mood[]);
--> new analysed 'new'

INSERT INTO p VALUES ('(1,new)');
--> new analysed '(1,new)'

INSERT INTO p VALUES (ROW(1, 'new'));
--> new analysed 'new'

INSERT INTO p (c.number, c.feeling) VALUES (1, 'new');
--> new analysed 'new'

INSERT INTO p (d) VALUES ('new');
--> new analysed 'new'

INSERT INTO v (id, m) VALUES (5, 'new');
--> new analysed 'new'

INSERT INTO t VALUES (9, 'old') RETURNING m = 'new';
--> new analysed 'new'

INSERT INTO t VALUES (9, 'old') RETURNING 'new'::text::mood;
--> new evaluated 'new'

-- from 18
INSERT INTO t VALUES (9, 'old') RETURNING new.m = 'new', old.m;
--> new analysed 'new'

-- from 18
INSERT INTO t VALUES (9, 'old') RETURNING WITH (OLD AS before) before.m = 'new';
--> new analysed 'new'

INSERT INTO t VALUES (1, 'old') ON CONFLICT (id) DO UPDATE SET m = 'new';
--> new analysed 'new'

INSERT INTO t VALUES (1, 'old') ON CONFLICT (id) DO UPDATE SET m = excluded.m WHERE excluded.m = 'new';
--> new analysed 'new'

INSERT INTO t AS x VALUES (1, 'old') ON CONFLICT (id) DO UPDATE SET m = CASE WHEN x.m = 'new' THEN excluded.m END;
--> new analysed 'new'

INSERT INTO t VALUES (1, 'old') ON CONFLICT (id) WHERE m = 'new' DO NOTHING;
--> new analysed 'new'

INSERT INTO t VALUES (1, 'old') ON CONFLICT DO NOTHING;

-- A row without a value for a column has its default evaluated.
INSERT INTO defaults DEFAULT VALUES;
--> new evaluated defaults

INSERT INTO defaults (id) VALUES (1);
--> new evaluated defaults

INSERT INTO defaults VALUES (1, DEFAULT);
--> new evaluated DEFAULT

INSERT INTO defaults VALUES (1, 'old');

INSERT INTO defaults (id) SELECT id FROM t;
--> new ifReached defaults

INSERT INTO defaults (id) SELECT id FROM empty;

INSERT INTO checked VALUES (1, 'old');
--> new evaluated checked
