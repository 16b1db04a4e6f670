-- lag() gives its default where there is no row before, and the default has the type of the value.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE diary (day date, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT day, lag(mood, 1, 'happy') OVER (ORDER BY day) FROM diary;
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
