-- Each file has a connection of its own: the COMMIT of the second does not end what the first began.
-- file: 0001_begin.sql
BEGIN;
--^^^ error certain transaction-left-open -
CREATE TABLE orders (id int);
-- file: 0002_end.sql
CREATE TABLE bill (id int);
COMMIT;
--^^^^ warning certain transaction-left-open -
