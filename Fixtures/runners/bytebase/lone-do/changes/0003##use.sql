DO $$ BEGIN UPDATE t SET m = 'new'; COMMIT; END $$;
