-- RENAME VALUE changes the label and with it all rows: there is never a second one.
CREATE TYPE order_state AS ENUM ('OPEN', 'PAID');
ALTER TYPE order_state RENAME VALUE 'OPEN' TO 'open';
ALTER TYPE order_state RENAME VALUE 'PAID' TO 'paid';
