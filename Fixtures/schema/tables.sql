-- Columns, types, defaults, keys, and the names that PostgreSQL chooses.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE customer (
  id bigserial PRIMARY KEY,
  email varchar(200) NOT NULL UNIQUE,
  name text DEFAULT 'nobody',
  feeling mood NOT NULL DEFAULT 'ok',
  feelings mood[],
  age int CHECK (age > 0),
  born date, died date,
  CHECK (born < died),
  CHECK (true),
  CONSTRAINT known CHECK (name IS NOT NULL OR email IS NOT NULL),
  UNIQUE (name, born) INCLUDE (died)
);
CREATE TABLE "Order" (
  customer_id bigint REFERENCES customer ON DELETE CASCADE,
  number int GENERATED ALWAYS AS IDENTITY,
  total numeric(10, 2),
  doubled numeric GENERATED ALWAYS AS (total * 2) STORED,
  placed timestamp with time zone DEFAULT now(),
  "Where" point,
  PRIMARY KEY (customer_id, number),
  CONSTRAINT customer_again FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE TABLE item (
  customer_id bigint, number int, position smallserial,
  FOREIGN KEY (customer_id, number) REFERENCES "Order",
  EXCLUDE USING btree (position WITH =),
  UNIQUE (number, number_of), PRIMARY KEY (number),
  number_of serial4
);
CREATE TABLE IF NOT EXISTS item (other int);
CREATE TABLE IF NOT EXISTS fresh (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), j jsonb, c char(3), b bytea, f float8, r real,
  t time, tz time with time zone, i interval, x bit varying(3), n national character varying (10));
CREATE TABLE a_very_long_name_of_a_table_that_leaves_little_room_for_more (
  a_very_long_name_of_a_column_that_leaves_little_room_for_more int UNIQUE CHECK
    (a_very_long_name_of_a_column_that_leaves_little_room_for_more > 0),
  short serial UNIQUE
);
CREATE TABLE nothing ();
CREATE TABLE spelled (a int2, b int8 DEFAULT NULL, c float4, d int4range, e "char", f serial8 NOT NULL, g decimal, h timestamptz);
ALTER TABLE spelled ADD i int2 DEFAULT 3, ALTER a SET DEFAULT NULL;
CREATE TABLE valid_at_once (a int CHECK (a > 0) NO INHERIT, CONSTRAINT v CHECK (a > 1) NOT VALID);
