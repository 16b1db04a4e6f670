-- Tables of every kind, to show that the maker of rows finds rows for them.
CREATE SCHEMA other;
CREATE TYPE mood AS ENUM ('happy', 'sad', 'it''s');
CREATE TYPE other."Odd Type" AS (a int, b mood, c text[]);
CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@]+@[^@]+\.[a-z]{2,3}$') NOT NULL;
CREATE DOMAIN positive AS integer CHECK (VALUE > 0 AND VALUE < 100);
CREATE TYPE floatrange AS RANGE (subtype = float8);
CREATE TABLE everything (
 id serial primary key, i2 int2, i4 int, i8 int8, f4 real, f8 double precision, n numeric, n52 numeric(5,2), n22 numeric(2,2), n30 numeric(3,0), m money,
 t text, v varchar, v3 varchar(3), c char, c5 char(5), nm name, b boolean, d date, ts timestamp, tsz timestamptz(0), tm time, tmz timetz, iv interval,
 u uuid, j json, jb jsonb, jp jsonpath, by bytea, ine inet, cid cidr, ma macaddr, ma8 macaddr8, bi bit, bi4 bit(4), vb varbit(5), p point, l line, ls lseg, bx box, pa path, po polygon, ci circle,
 tv tsvector, tq tsquery, lsn pg_lsn, rc regclass, rt regtype, o oid, md mood, odd other."Odd Type", em email, pos positive, ir int4range, nr numrange, dr daterange, tr tsrange, fr floatrange, mr int4multirange,
 ia int[], ta text[], ma2 mood[], ea email[], ch "char", g int GENERATED ALWAYS AS (i4 + 1) STORED, chk text not null);
CREATE TABLE "Quoted Table" ("Some Column" int PRIMARY KEY, "select" text UNIQUE NOT NULL, parent int REFERENCES "Quoted Table", e int NOT NULL REFERENCES everything UNIQUE);
CREATE TABLE self_not_null (id int PRIMARY KEY, parent int NOT NULL REFERENCES self_not_null);
CREATE TABLE self_serial (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int NOT NULL REFERENCES self_serial, note text);
CREATE TABLE cyc_a (id int PRIMARY KEY, b int NOT NULL);
CREATE TABLE cyc_b (id int PRIMARY KEY, a int REFERENCES cyc_a);
ALTER TABLE cyc_a ADD FOREIGN KEY (b) REFERENCES cyc_b;
CREATE TABLE dyc_a (id int PRIMARY KEY, b int NOT NULL);
CREATE TABLE dyc_b (id serial PRIMARY KEY, a int NOT NULL REFERENCES dyc_a);
ALTER TABLE dyc_a ADD FOREIGN KEY (b) REFERENCES dyc_b DEFERRABLE;
CREATE TABLE checks (id serial, a int CHECK (a BETWEEN 17 AND 30), s text CHECK (s IN ('draft', 'live')), code text NOT NULL CHECK (code ~ '^[A-Z]{3}-\d{4}$'), lo int, hi int, CHECK (lo < hi), x text, y text, CHECK (num_nonnulls(x, y) = 1),
  l text NOT NULL CHECK (length(l) = 12), url text NOT NULL CHECK (url LIKE 'https://%/x_'), pct numeric(3,2) CHECK (pct >= 0 AND pct <= 1), low text NOT NULL CHECK (low = lower(low)), starts date, ends date CHECK (ends > starts), w int NOT NULL CHECK (w % 7 = 3), j jsonb NOT NULL CHECK (jsonb_typeof(j) = 'object'), arr text[] CHECK (array_length(arr, 1) > 0), uu text CHECK (uu = upper(uu)));
CREATE TABLE tenant (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE account (tenant uuid REFERENCES tenant, id bigint, PRIMARY KEY (tenant, id), kind mood NOT NULL DEFAULT 'sad');
CREATE TABLE membership (tenant uuid NOT NULL REFERENCES tenant, account bigint NOT NULL, other_account bigint NOT NULL, FOREIGN KEY (tenant, account) REFERENCES account, FOREIGN KEY (tenant, other_account) REFERENCES account, PRIMARY KEY (tenant, account));
CREATE TABLE narrow (b boolean PRIMARY KEY);
CREATE TABLE narrow2 (b boolean, m mood, PRIMARY KEY (b, m), x int);
CREATE TABLE onlyserial (id serial PRIMARY KEY);
CREATE TABLE nocolumns ();
CREATE TABLE bookings (room int, during tsrange, EXCLUDE USING gist (during WITH &&));
CREATE TABLE log (id bigint, at timestamptz NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE log_2030 PARTITION OF log FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
CREATE TABLE log_def PARTITION OF log DEFAULT;
CREATE TABLE lp (m mood, x int, PRIMARY KEY (m, x)) PARTITION BY LIST (m);
CREATE TABLE lp_sad PARTITION OF lp FOR VALUES IN ('sad');
CREATE TABLE hp (id int PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE hp0 PARTITION OF hp FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hp1 PARTITION OF hp FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE refp (hp int REFERENCES hp NOT NULL, lpm mood, lpx int, FOREIGN KEY (lpm, lpx) REFERENCES lp);
CREATE TABLE base (id int PRIMARY KEY, a text);
CREATE TABLE derived (b text) INHERITS (base);
CREATE TABLE other.child (id serial PRIMARY KEY, base int NOT NULL UNIQUE REFERENCES base ON DELETE CASCADE);
CREATE TABLE gen (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) STORED CHECK (b BETWEEN 40 AND 60));
CREATE TABLE nulls_are_equal (a int, b int, UNIQUE NULLS NOT DISTINCT (a));
CREATE TABLE refuses (id int);
CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
CREATE TRIGGER no BEFORE INSERT ON refuses FOR EACH ROW EXECUTE FUNCTION no();
CREATE TABLE impossible (a int NOT NULL CHECK (a > 5 AND a < 5));
CREATE UNIQUE INDEX ON tenant (lower(name));
