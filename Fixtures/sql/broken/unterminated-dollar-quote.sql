CREATE TABLE before (id int);
DO $body$ BEGIN PERFORM 1; END $$;
SELECT 1;
