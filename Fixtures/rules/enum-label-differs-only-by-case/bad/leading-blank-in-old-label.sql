-- Here the old label has the blank.
CREATE TYPE order_state AS ENUM ('open', ' paid');
ALTER TYPE order_state ADD VALUE 'paid' BEFORE ' paid';
--                               ^^^^^^ warning certain enum-label-differs-only-by-case -
