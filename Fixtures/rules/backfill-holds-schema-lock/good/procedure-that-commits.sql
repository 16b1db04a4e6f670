-- Each round of the procedure gives back what it has locked.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text, domain text);
CREATE PROCEDURE fill_domains() LANGUAGE plpgsql AS $$
BEGIN
  ALTER TABLE account ALTER COLUMN domain SET DEFAULT '';
  COMMIT;
  LOOP
    UPDATE account SET domain = coalesce(split_part(email, '@', 2), '')
      WHERE id IN (SELECT id FROM account WHERE domain IS NULL LIMIT 1000);
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- file: 002.sql
CALL fill_domains();
