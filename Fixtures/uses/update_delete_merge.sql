UPDATE empty SET m = 'new';
--> new analysed 'new'

UPDATE t SET (id, m) = (1, 'new');
--> new analysed 'new'

UPDATE t SET (id, m) = ROW(1, 'new');
--> new analysed 'new'

-- A query has settled what its columns are.
UPDATE t SET (id, m) = (SELECT 1, 'new');

UPDATE t SET m = (SELECT 'new');

UPDATE t SET ms[1] = 'new';
--> new analysed 'new'

UPDATE t SET ms[1:1] = '{new}';
--> new analysed '{new}'

UPDATE t SET ms = '{new}';
--> new analysed '{new}'

UPDATE p SET c.feeling = 'new';
--> new analysed 'new'

UPDATE t x SET m = 'old' FROM empty e WHERE e.m = 'new' AND x.id = e.id;
--> new analysed 'new'

UPDATE t SET m = 'old' RETURNING m = 'new';
--> new analysed 'new'

UPDATE v SET m = 'new';
--> new analysed 'new'

UPDATE defaults SET m = DEFAULT;

DELETE FROM t WHERE m = 'new';
--> new analysed 'new'

DELETE FROM t USING empty e WHERE e.m = 'new';
--> new analysed 'new'

DELETE FROM t RETURNING m = 'new';
--> new analysed 'new'

MERGE INTO t USING empty e ON t.id = e.id AND t.m = 'new' WHEN MATCHED THEN DELETE;
--> new analysed 'new'

MERGE INTO t USING empty e ON t.id = e.id WHEN NOT MATCHED THEN INSERT (id, m) VALUES (1, 'new');
--> new analysed 'new'

MERGE INTO t USING empty e ON t.id = e.id WHEN NOT MATCHED AND e.m = 'new' THEN INSERT VALUES (1, e.m);
--> new analysed 'new'

MERGE INTO t USING empty e ON t.id = e.id WHEN MATCHED THEN UPDATE SET m = 'new';
--> new analysed 'new'

MERGE INTO t USING empty e ON t.id = e.id WHEN MATCHED AND t.m = 'new' THEN DELETE;
--> new analysed 'new'

-- from 17
MERGE INTO t USING empty e ON t.id = e.id WHEN NOT MATCHED BY SOURCE AND t.m = 'new' THEN DELETE;
--> new analysed 'new'

-- from 17
MERGE INTO t USING empty e ON t.id = e.id WHEN MATCHED THEN DELETE RETURNING merge_action(), t.m = 'new';
--> new analysed 'new'
