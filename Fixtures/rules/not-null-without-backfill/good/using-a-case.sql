-- Each branch gives a value: where none of the others was taken, the column is not NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts
  ALTER COLUMN region TYPE jsonb USING (
    CASE WHEN region IS NULL OR btrim(region) = '' THEN '[]'::jsonb
      ELSE to_jsonb(array_remove(regexp_split_to_array(region, '[[:space:]]+'), '')) END
  ),
  ALTER COLUMN region SET DEFAULT '[]'::jsonb,
  ALTER COLUMN region SET NOT NULL;
