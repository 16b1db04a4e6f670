-- The type with the capitals has been dropped, and the label that was misspelt renamed.
CREATE TYPE order_state AS ENUM ('OPEN', 'PAID');
DROP TYPE order_state;
CREATE TYPE order_state AS ENUM ('open', 'Payed');
ALTER TYPE order_state RENAME VALUE 'Payed' TO 'settled';
ALTER TYPE order_state ADD VALUE 'payed';
