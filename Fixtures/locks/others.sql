CREATE INDEX ON invoice (amount);
--> SHARE invoice

CREATE UNIQUE INDEX IF NOT EXISTS invoice_id_note ON invoice (id, note);
--> SHARE invoice

CREATE INDEX ON event (what);
--> SHARE event
--> SHARE event_2025

DROP INDEX invoice_note;
--> ACCESS EXCLUSIVE invoice

DROP INDEX IF EXISTS nothing_of_that_name;

REINDEX TABLE invoice;
--> ACCESS EXCLUSIVE invoice

REINDEX INDEX invoice_note;
--> ACCESS EXCLUSIVE invoice

CLUSTER invoice USING invoice_note;
--> ACCESS EXCLUSIVE invoice

ANALYZE invoice;

TRUNCATE goat;
--> ACCESS EXCLUSIVE goat

TRUNCATE sheep;
--> ACCESS EXCLUSIVE lamb
--> ACCESS EXCLUSIVE sheep

TRUNCATE invoice, customer, item;
--> ACCESS EXCLUSIVE customer
--> ACCESS EXCLUSIVE invoice
--> ACCESS EXCLUSIVE item

TRUNCATE customer CASCADE;
--> ACCESS EXCLUSIVE customer
--> ACCESS EXCLUSIVE invoice
--> ACCESS EXCLUSIVE item

DROP TABLE goat;
--> ACCESS EXCLUSIVE goat

DROP TABLE item;
--> ACCESS EXCLUSIVE invoice
--> ACCESS EXCLUSIVE item

DROP TABLE invoice CASCADE;
--> ACCESS EXCLUSIVE customer
--> ACCESS EXCLUSIVE invoice
--> ACCESS EXCLUSIVE item

DROP TABLE IF EXISTS nothing_of_that_name;

DROP TABLE event;
--> ACCESS EXCLUSIVE event
--> ACCESS EXCLUSIVE event_2025

DROP TABLE event_2025;
--> ACCESS EXCLUSIVE event
--> ACCESS EXCLUSIVE event_2025

DROP VIEW overview;
--> ACCESS EXCLUSIVE overview

CREATE OR REPLACE VIEW overview AS SELECT dish, price FROM menu;
--> ACCESS EXCLUSIVE overview

CREATE VIEW another AS SELECT dish FROM menu;

DROP MATERIALIZED VIEW summary;
--> ACCESS EXCLUSIVE summary

REFRESH MATERIALIZED VIEW summary;
--> ACCESS EXCLUSIVE summary

LOCK TABLE invoice;
--> ACCESS EXCLUSIVE invoice

LOCK TABLE invoice IN ACCESS SHARE MODE;

LOCK TABLE invoice, customer IN SHARE MODE;
--> SHARE customer
--> SHARE invoice

LOCK TABLE invoice IN SHARE UPDATE EXCLUSIVE MODE;

LOCK TABLE invoice IN SHARE ROW EXCLUSIVE MODE;
--> SHARE ROW EXCLUSIVE invoice

LOCK TABLE invoice IN EXCLUSIVE MODE NOWAIT;
--> EXCLUSIVE invoice

LOCK TABLE sheep IN ACCESS EXCLUSIVE MODE;
--> ACCESS EXCLUSIVE lamb
--> ACCESS EXCLUSIVE sheep

LOCK TABLE ONLY sheep;
--> ACCESS EXCLUSIVE sheep

CREATE TRIGGER second BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION noted();
--> SHARE ROW EXCLUSIVE invoice

CREATE OR REPLACE TRIGGER invoice_noted BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION noted();
--> SHARE ROW EXCLUSIVE invoice

DROP TRIGGER invoice_noted ON invoice;
--> ACCESS EXCLUSIVE invoice

DROP TRIGGER IF EXISTS nothing_of_that_name ON invoice;

ALTER TRIGGER invoice_noted ON invoice RENAME TO noted;
--> ACCESS EXCLUSIVE invoice

CREATE POLICY second ON invoice USING (true);
--> ACCESS EXCLUSIVE invoice

ALTER POLICY invoice_seen ON invoice USING (false);
--> ACCESS EXCLUSIVE invoice

ALTER POLICY invoice_seen ON invoice RENAME TO seen;
--> ACCESS EXCLUSIVE invoice

DROP POLICY invoice_seen ON invoice;
--> ACCESS EXCLUSIVE invoice

CREATE RULE second AS ON UPDATE TO invoice DO INSTEAD NOTHING;
--> ACCESS EXCLUSIVE invoice

ALTER RULE invoice_kept ON invoice RENAME TO kept;
--> ACCESS EXCLUSIVE invoice

DROP RULE invoice_kept ON invoice;
--> ACCESS EXCLUSIVE invoice

CREATE STATISTICS more ON note, number FROM invoice;

DROP STATISTICS invoice_figures;

COMMENT ON TABLE invoice IS 'what is owed';

COMMENT ON COLUMN invoice.note IS 'free text';

GRANT SELECT ON invoice TO PUBLIC;

REVOKE ALL ON invoice FROM PUBLIC;

CREATE TABLE payment (invoice_id integer REFERENCES invoice, amount numeric);
--> SHARE ROW EXCLUSIVE invoice

CREATE TABLE payment (LIKE invoice INCLUDING ALL);

CREATE TABLE ram () INHERITS (sheep);

CREATE TABLE event_2027 PARTITION OF event FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
--> ACCESS EXCLUSIVE event

CREATE TABLE visit_2027 PARTITION OF visit FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
--> ACCESS EXCLUSIVE visit
--> ACCESS EXCLUSIVE visit_rest

CREATE TABLE invoice_copy AS SELECT * FROM invoice;

CREATE MATERIALIZED VIEW more_figures AS SELECT count(*) FROM menu;

ALTER TYPE state ADD VALUE 'late';

ALTER TYPE state RENAME VALUE 'open' TO 'due';

ALTER TYPE pair ADD ATTRIBUTE c integer CASCADE;
--> ACCESS EXCLUSIVE couple

DROP TYPE state CASCADE;
--> ACCESS EXCLUSIVE invoice

ALTER DOMAIN percent ADD CHECK (VALUE <= 100);
--> SHARE invoice

ALTER DOMAIN percent SET NOT NULL;
--> SHARE invoice

DROP FUNCTION noted() CASCADE;
--> ACCESS EXCLUSIVE invoice

CREATE OR REPLACE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';

DROP SCHEMA attic CASCADE;
--> ACCESS EXCLUSIVE attic.chest

ALTER SEQUENCE invoice_number_seq RESTART WITH 100;

ALTER SEQUENCE counter OWNED BY invoice.id;

CREATE PUBLICATION all_invoices FOR TABLE invoice;

UPDATE invoice SET note = 'seen';

INSERT INTO customer VALUES (1);

DELETE FROM item;

SELECT * FROM invoice FOR UPDATE;

ALTER DOMAIN percent ADD CHECK (VALUE <= 100) NOT VALID;

ALTER DOMAIN percent DROP NOT NULL;
