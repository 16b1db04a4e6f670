DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO LANGUAGE plpgsql $body$
DECLARE
  victim record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'users') THEN
    ALTER TABLE users ADD COLUMN nick text;
  END IF;
  FOR victim IN SELECT tablename FROM pg_tables WHERE schemaname = 'old' LOOP
    EXECUTE 'DROP TABLE old.' || quote_ident(victim.tablename) || ' CASCADE';
  END LOOP;
  FOR i IN REVERSE 10..1 BY 2 LOOP
    INSERT INTO numbers VALUES (i);
    COMMIT;
  END LOOP;
END
$body$;
DO 'BEGIN PERFORM 1; END';
DO $x$ BEGIN RAISE WARNING 'only this'; END $x$ LANGUAGE 'plpgsql';
