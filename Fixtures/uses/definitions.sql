CREATE INDEX ON empty (id) WHERE m = 'new';
--> new analysed 'new'

CREATE INDEX ON empty ((m = 'new'));
--> new analysed 'new'

CREATE INDEX ON empty (m) INCLUDE (id);

CREATE INDEX i ON t (id);
CREATE INDEX IF NOT EXISTS i ON t (id) WHERE m = 'new';
--> new analysed 'new'

CREATE STATISTICS st ON (m = 'new'), id FROM t;
--> new analysed 'new'

CREATE VIEW w AS SELECT m FROM t UNION SELECT 'new';
--> new analysed 'new'

CREATE VIEW w AS SELECT 1 FROM t WHERE m = 'new';
--> new analysed 'new'

CREATE VIEW w (a) AS SELECT 'new';

CREATE VIEW w AS SELECT 'new'::text::mood;

CREATE VIEW w AS SELECT 1 FROM t WHERE m = 'new'::text::mood;

CREATE RECURSIVE VIEW w (m) AS SELECT m FROM t UNION ALL SELECT m FROM w WHERE m = 'new';
--> new analysed 'new'

CREATE MATERIALIZED VIEW w AS SELECT 'new'::text::mood;
--> new evaluated 'new'

CREATE MATERIALIZED VIEW w AS SELECT 'new'::text::mood WITH NO DATA;

CREATE MATERIALIZED VIEW w AS SELECT m FROM t WHERE m = 'new' WITH NO DATA;
--> new analysed 'new'

CREATE MATERIALIZED VIEW IF NOT EXISTS t AS SELECT 'new'::mood;
--> new analysed 'new'

CREATE RULE r AS ON INSERT TO t WHERE NEW.m = 'new' DO NOTHING;
--> new analysed 'new'

CREATE RULE r AS ON UPDATE TO t WHERE OLD.m <> 'new' DO ALSO DELETE FROM empty WHERE m = NEW.m;
--> new analysed 'new'

CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO empty VALUES (NEW.id, 'new');
--> new analysed 'new'

CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO empty SELECT NEW.id, 'new';
--> new analysed 'new'

CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO empty VALUES (1, 'new'::text::mood);

CREATE RULE r AS ON UPDATE TO t DO ALSO (DELETE FROM empty WHERE m = 'new'; NOTIFY x);
--> new analysed 'new'

CREATE RULE r AS ON INSERT TO t DO INSTEAD SELECT NEW.m = 'new';
--> new analysed 'new'

CREATE POLICY o ON t USING (m = 'new');
--> new analysed 'new'

CREATE POLICY o ON t WITH CHECK (m = 'new');
--> new analysed 'new'

CREATE POLICY o ON t USING (m = 'new'::text::mood);

CREATE POLICY o ON t;
ALTER POLICY o ON t USING (m = 'new');
--> new analysed 'new'

CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.m = 'new') EXECUTE FUNCTION noted();
--> new analysed 'new'

CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD.m = 'new') EXECUTE FUNCTION noted();
--> new analysed 'new'

CREATE DOMAIN d AS mood DEFAULT 'new';
--> new analysed 'new'

CREATE DOMAIN d AS mood CHECK (VALUE <> 'new');
--> new analysed 'new'

CREATE DOMAIN d AS mood DEFAULT 'new'::text::mood;

CREATE DOMAIN d AS text CHECK (VALUE <> 'new');

ALTER DOMAIN mood_domain SET DEFAULT 'new';
--> new analysed 'new'

ALTER DOMAIN mood_domain ADD CHECK (VALUE <> 'new');
--> new analysed 'new'

CREATE PUBLICATION b FOR TABLE t WHERE (m = 'new');
--> new analysed 'new'
