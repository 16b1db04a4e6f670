-- The type is born with both.
CREATE TYPE order_state AS ENUM ('open', 'paid', 'Open');
--                                               ^^^^^^ warning certain enum-label-differs-only-by-case -
