-- The range ends before the new label, and the first label is an old one.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT enum_range('sad'::mood, 'ok'::mood), enum_first(NULL::mood);
SELECT enumlabel FROM pg_enum WHERE enumtypid = 'mood'::regtype AND enumlabel = 'happy';
COMMIT;
