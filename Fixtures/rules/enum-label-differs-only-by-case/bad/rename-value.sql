-- RENAME VALUE gives a label the name of another, but for its case.
CREATE TYPE order_state AS ENUM ('open', 'paid', 'settled');
ALTER TYPE order_state RENAME VALUE 'settled' TO 'PAID';
--                                               ^^^^^^ warning certain enum-label-differs-only-by-case -
