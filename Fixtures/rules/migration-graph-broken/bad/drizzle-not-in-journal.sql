-- The journal decides what runs, and nobody entered the file there.
-- framework: drizzle
-- file: drizzle/meta/_journal.json
{
  "version": "7",
  "dialect": "postgresql",
  "entries": [{ "idx": 0, "version": "7", "when": 1700000000000, "tag": "0000_first", "breakpoints": true }]
}
-- file: drizzle/0000_first.sql
CREATE TABLE a (id bigint PRIMARY KEY);
-- file: drizzle/0001_second.sql
CREATE TABLE b (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely migration-graph-broken -
