ALTER TABLE t ALTER COLUMN m SET DEFAULT 'new';
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN txt SET DEFAULT 'new';

ALTER TABLE empty ALTER COLUMN m SET DEFAULT 'new'::text::mood;

ALTER TABLE v ALTER COLUMN m SET DEFAULT 'new';
--> new analysed 'new'

ALTER TABLE t ADD COLUMN c mood DEFAULT 'new';
--> new analysed 'new'

ALTER TABLE t ADD COLUMN c mood CHECK (c <> 'new');
--> new analysed 'new'

ALTER TABLE t ADD COLUMN c boolean GENERATED ALWAYS AS (m = 'new') STORED;
--> new analysed 'new'

ALTER TABLE t ADD COLUMN IF NOT EXISTS m mood DEFAULT 'new';

-- The value of all rows is computed even if there are none.
ALTER TABLE empty ADD COLUMN c mood DEFAULT 'new'::text::mood;
--> new evaluated 'new'

ALTER TABLE empty ADD COLUMN c mood DEFAULT enum_last(NULL::mood);
--> new evaluated enum_last(NULL::mood)

ALTER TABLE empty ADD COLUMN c boolean DEFAULT ('new'::text::mood = 'old' AND random() > 1);

ALTER TABLE t ADD COLUMN c mood, ALTER COLUMN c SET DEFAULT 'new';
--> new analysed 'new'

ALTER TABLE t DROP COLUMN txt, ADD COLUMN txt mood DEFAULT 'new';
--> new analysed 'new'

-- USING sees the table as it was, the rest as it will be, in whatever order they are written.
ALTER TABLE t ALTER COLUMN txt TYPE mood USING 'old', ALTER COLUMN txt SET DEFAULT 'new';
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN txt SET DEFAULT 'new', ALTER COLUMN txt TYPE mood USING 'old';
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN txt TYPE mood USING 'old', ADD CHECK (txt <> 'new');
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN m TYPE text, ADD CHECK (m <> 'new');

ALTER TABLE t ALTER COLUMN m TYPE text USING CASE m WHEN 'new' THEN 'x' END;
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN txt TYPE mood USING 'new';
--> new analysed 'new'

ALTER TABLE t ALTER COLUMN txt TYPE mood USING txt::mood;
--> ? ifReached txt::mood

ALTER TABLE empty ALTER COLUMN txt TYPE mood USING txt::mood;

ALTER TABLE empty ALTER COLUMN txt TYPE mood USING 'new'::text::mood;

ALTER TABLE t ADD CHECK (m <> 'new') NOT VALID;
--> new analysed 'new'

ALTER TABLE t ADD CHECK (m <> 'new'::text::mood);
--> new ifReached 'new'

ALTER TABLE t ADD CHECK (m <> 'new'::text::mood) NOT VALID;

ALTER TABLE empty ADD CHECK (m <> 'new'::text::mood);

ALTER TABLE t ADD CONSTRAINT late CHECK (m <> 'new'::text::mood) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT late;
--> new ifReached VALIDATE CONSTRAINT late

ALTER TABLE t ADD EXCLUDE USING btree (id WITH =) WHERE (m = 'new');
--> new analysed 'new'

-- from 17
ALTER TABLE t ADD COLUMN c boolean GENERATED ALWAYS AS (m = 'old') STORED;
ALTER TABLE t ALTER COLUMN c SET EXPRESSION AS (m = 'new');
--> new analysed 'new'
