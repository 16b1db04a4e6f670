-- What a procedure has committed stays when a later round fails.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, tags text[] NOT NULL DEFAULT '{}');
CREATE PROCEDURE tag_all() LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET tags = array_append(tags, 'migrated');
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
    COMMIT;
    UPDATE account SET tags = '{}' WHERE id = 0;
END $$;
-- file: 002.sql
CALL tag_all();
