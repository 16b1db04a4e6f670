CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE event (
  id int NOT NULL, m mood NOT NULL DEFAULT 'ok', customer int REFERENCES customer, amount int CHECK (amount > 0),
  PRIMARY KEY (id, m), UNIQUE (m, id, amount)
) PARTITION BY LIST (m);
CREATE INDEX ON event (amount);
CREATE INDEX by_expression ON event ((id + 1)) WHERE amount > 3;
CREATE TABLE event_sad PARTITION OF event FOR VALUES IN ('sad');
CREATE TABLE event_ok PARTITION OF event (amount DEFAULT 7, CONSTRAINT small CHECK (amount < 1000)) FOR VALUES IN ('ok')
  PARTITION BY RANGE (id);
CREATE TABLE event_ok_1 PARTITION OF event_ok FOR VALUES FROM (1) TO (100);
CREATE TABLE event_rest PARTITION OF event DEFAULT;
ALTER TABLE event ADD COLUMN note text DEFAULT 'n';
CREATE INDEX later ON event (note);
CREATE INDEX not_below ON ONLY event (note, id);
ALTER TABLE event ADD CONSTRAINT noted CHECK (note <> '');
ALTER TABLE event ADD UNIQUE (id, m, note);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tell AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER tell_once AFTER INSERT ON event EXECUTE FUNCTION f();
CREATE TABLE event_ok_2 PARTITION OF event_ok FOR VALUES FROM (100) TO (200);
ALTER TRIGGER tell ON event RENAME TO told;
CREATE TABLE measured (at date NOT NULL, value int) PARTITION BY RANGE (at);
CREATE TABLE measured_old (at date NOT NULL, value int);
CREATE INDEX old_value ON measured_old (value);
CREATE INDEX ON measured (value);
CREATE UNIQUE INDEX ON measured (at, value);
ALTER TABLE measured ADD PRIMARY KEY (at);
ALTER TABLE measured ATTACH PARTITION measured_old FOR VALUES FROM ('2000-01-01') TO ('2010-01-01');
CREATE TABLE measured_new PARTITION OF measured FOR VALUES FROM ('2010-01-01') TO ('2020-01-01');
ALTER TABLE measured DETACH PARTITION measured_old;
ALTER TABLE measured ADD COLUMN unit text;
ALTER TABLE measured RENAME COLUMN value TO amount;
ALTER TABLE measured DROP COLUMN unit;
DROP TABLE event_sad;
CREATE TABLE gone (a int) PARTITION BY HASH (a);
CREATE TABLE gone_0 PARTITION OF gone FOR VALUES WITH (MODULUS 2, REMAINDER 0);
DROP TABLE gone;
