-- Each UPDATE finds its row by the key, and there is one for every account.
-- framework: flyway
-- file: sql/V1__account.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: sql/V2__slug.sql
ALTER TABLE account ADD COLUMN slug text;
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT id, email FROM account LOOP
    UPDATE account SET slug = lower(one.email) WHERE id = one.id;
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
  END LOOP;
END $$;
