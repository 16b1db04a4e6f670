-- IF NOT EXISTS compares labels byte by byte: 'Paid' is not there, so it is added beside 'paid'.
CREATE TYPE order_state AS ENUM ('open', 'paid');
ALTER TYPE order_state ADD VALUE IF NOT EXISTS 'Paid' AFTER 'paid';
--                                             ^^^^^^ warning certain enum-label-differs-only-by-case -
