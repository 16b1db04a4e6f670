-- Where each statement commits by itself an error spoils nothing but its own statement.
\set ON_ERROR_STOP off
CREATE TABLE IF NOT EXISTS orders (id int);
VACUUM orders;
INSERT INTO orders VALUES (1);
