-- The DO block stands alone, and may commit what it has done so far.
CREATE TABLE orders (id int);
DO $$ BEGIN
    FOR portion IN 1..3 LOOP
        INSERT INTO orders VALUES (portion);
        COMMIT;
    END LOOP;
END $$;
