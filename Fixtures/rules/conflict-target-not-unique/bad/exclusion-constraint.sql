-- What excludes rows may be skipped, and not updated.
-- file: 0001.sql
CREATE TABLE booking (id integer, span int4range, CONSTRAINT apart EXCLUDE USING gist (span WITH &&));
-- file: 0002.sql
INSERT INTO booking VALUES (1, '[1,2)') ON CONFLICT ON CONSTRAINT apart DO NOTHING;
INSERT INTO booking VALUES (1, '[1,2)') ON CONFLICT ON CONSTRAINT apart DO UPDATE SET id = 2;
--                                                                ^^^^^ error certain conflict-target-not-unique 42809
