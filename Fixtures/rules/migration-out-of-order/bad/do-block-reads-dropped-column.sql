-- What a DO block does, the migration does.
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, plan text);
-- file: 0002.sql
ALTER TABLE users DROP COLUMN plan;
-- file: 0003.sql
DO $$
DECLARE n integer;
BEGIN
  SELECT count(*) INTO n FROM users WHERE plan = 'pro';
--                                        ^^^^ error certain migration-out-of-order 42703
  RAISE NOTICE '%', n;
END $$;
