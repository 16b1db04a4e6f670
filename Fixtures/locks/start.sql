-- What is there before each case of this folder. Then a transaction opens, and the case runs in it. Below a case stand the locks
-- that the transaction then holds on tables and views from before, as far as they make others wait: on those that read (ACCESS
-- EXCLUSIVE), or on those that write. The lock of an index counts as one of its table. The judge measures them.
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE DOMAIN percent AS integer;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE customer (id integer PRIMARY KEY, email text, spare text);
CREATE TABLE invoice (
  id integer PRIMARY KEY,
  customer_id integer CONSTRAINT invoice_customer REFERENCES customer,
  amount numeric CONSTRAINT invoice_amount CHECK (amount >= 0),
  state state,
  discount percent,
  number serial,
  note text DEFAULT '');
CREATE INDEX invoice_note ON invoice (note);
CREATE UNIQUE INDEX invoice_number ON invoice (number);
ALTER TABLE invoice ADD CONSTRAINT invoice_note_there CHECK (note <> '') NOT VALID;
ALTER TABLE invoice ADD CONSTRAINT invoice_again FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
CREATE TRIGGER invoice_noted BEFORE UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION noted();
CREATE POLICY invoice_seen ON invoice USING (true);
CREATE RULE invoice_kept AS ON DELETE TO invoice DO INSTEAD NOTHING;
CREATE STATISTICS invoice_figures ON customer_id, state FROM invoice;
CREATE TABLE item (invoice_id integer REFERENCES invoice ON DELETE CASCADE, name text);
CREATE TABLE sheep (name text);
CREATE TABLE lamb (weight integer) INHERITS (sheep);
CREATE TABLE goat (name text);
CREATE TABLE event (day date, what text) PARTITION BY RANGE (day);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (day date, what text);
CREATE TABLE visit (day date, what text) PARTITION BY RANGE (day);
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
CREATE TABLE visit_2026 (day date, what text);
CREATE TYPE pair AS (a integer, b integer);
CREATE TABLE couple OF pair;
CREATE TABLE menu (dish text, price numeric);
CREATE VIEW overview AS SELECT dish FROM menu;
CREATE MATERIALIZED VIEW summary AS SELECT count(*) AS number FROM menu;
CREATE SCHEMA attic;
CREATE TABLE attic.chest (id integer);
CREATE SEQUENCE counter;
