CREATE TABLE q (m mood DEFAULT 'new');
--> new analysed 'new'

CREATE TABLE q (m mood CHECK (m <> 'new'));
--> new analysed 'new'

CREATE TABLE q (m mood, CHECK (m <> 'new'));
--> new analysed 'new'

CREATE TABLE q (m mood, b boolean GENERATED ALWAYS AS (m = 'new') STORED);
--> new analysed 'new'

-- from 18
CREATE TABLE q (m mood, b boolean GENERATED ALWAYS AS (m = 'new'));
--> new analysed 'new'

CREATE TABLE q (id integer, m mood, EXCLUDE USING btree (id WITH =) WHERE (m = 'new'));
--> new analysed 'new'

CREATE TABLE q (LIKE t, CHECK (m <> 'new'));
--> new analysed 'new'

CREATE TABLE q (CHECK (m <> 'new')) INHERITS (t);
--> new analysed 'new'

CREATE TABLE q OF pair (feeling DEFAULT 'new');
--> new analysed 'new'

CREATE TABLE q (m text DEFAULT 'new');

CREATE TABLE q (m mood DEFAULT 'new'::text::mood);

CREATE SCHEMA s CREATE TABLE q (m mood DEFAULT 'new');
--> new analysed 'new'

CREATE TABLE IF NOT EXISTS t (m mood DEFAULT 'new');

CREATE TABLE q (m mood) PARTITION BY LIST ((m = 'new'));
--> new analysed 'new'

CREATE TABLE q PARTITION OF parted FOR VALUES IN ('new');
--> new analysed 'new'

CREATE TABLE q PARTITION OF parted FOR VALUES IN ('new'::text::mood);
--> new evaluated 'new'

CREATE TABLE q PARTITION OF parted (m DEFAULT 'new') FOR VALUES IN ('old');
--> new analysed 'new'

CREATE TABLE q PARTITION OF parted (CHECK (m <> 'new')) FOR VALUES IN ('old');
--> new analysed 'new'

CREATE TABLE q PARTITION OF parted DEFAULT;

CREATE TABLE q (id integer, m mood) PARTITION BY RANGE (id, m);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM (1, 'old') TO (2, 'new');
--> new analysed 'new'

CREATE TABLE q (id integer, m mood) PARTITION BY RANGE (id, m);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM (1, MINVALUE) TO (2, MAXVALUE);

CREATE TABLE q (id integer, m mood);
ALTER TABLE parted ATTACH PARTITION q FOR VALUES IN ('new');
--> new analysed 'new'

-- IF NOT EXISTS spares the making, not the reading.
CREATE TABLE IF NOT EXISTS t AS SELECT 'new'::mood;
--> new analysed 'new'

CREATE TABLE IF NOT EXISTS t AS SELECT 'new'::text::mood;

CREATE TABLE q AS SELECT 'new'::text::mood AS a;
--> new evaluated 'new'

CREATE TABLE q AS SELECT 'new'::text::mood AS a WITH NO DATA;

CREATE TABLE q AS SELECT m FROM t WHERE m = 'new' WITH NO DATA;
--> new analysed 'new'

SELECT 'new'::text::mood AS a INTO q;
--> new evaluated 'new'
