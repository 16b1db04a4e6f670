-- In comments, texts and names BEGIN is a word.
-- BEGIN;
CREATE TABLE "BEGIN" (note text DEFAULT 'BEGIN;');
/* BEGIN;
   COMMIT; */
COMMENT ON TABLE "BEGIN" IS $$BEGIN;$$;
