-- Whatever type the unknown column has, it is compared as text.
-- elsewhere: CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT * FROM person WHERE mood::text = 'happy' OR lower(name) = 'happy';
COMMIT;
