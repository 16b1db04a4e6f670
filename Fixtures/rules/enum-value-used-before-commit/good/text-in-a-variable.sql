-- A variable that got another value in the meantime, a routine that is given another label, or NULL and is STRICT.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION to_mood(word text) RETURNS mood LANGUAGE sql AS $$ SELECT word::mood $$;
CREATE FUNCTION best_unless_null(word text) RETURNS mood LANGUAGE plpgsql STRICT AS $$
BEGIN
    RETURN 'happy'::mood;
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE best text := 'happy';
BEGIN
    best := 'ok';
    PERFORM best::mood;
END $$;
DO $$
DECLARE word text;
BEGIN
    FOREACH word IN ARRAY ARRAY['sad', 'ok'] LOOP
        PERFORM word::mood;
    END LOOP;
END $$;
SELECT to_mood('ok'), best_unless_null(NULL);
COMMIT;
