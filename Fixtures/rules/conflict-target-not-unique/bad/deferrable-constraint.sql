-- A deferrable constraint is found and cannot be used.
-- file: 0001.sql
CREATE TABLE list (id integer PRIMARY KEY, position integer UNIQUE DEFERRABLE);
-- file: 0002.sql
INSERT INTO list VALUES (1, 1) ON CONFLICT (position) DO NOTHING;
--                                          ^^^^^^^^ error certain conflict-target-not-unique 55000
