-- The new label is the old one in capitals. For PostgreSQL these are two values, and no row has the new one.
CREATE TYPE order_state AS ENUM ('open', 'paid');
ALTER TYPE order_state ADD VALUE 'PAID';
--                               ^^^^^^ warning certain enum-label-differs-only-by-case -
