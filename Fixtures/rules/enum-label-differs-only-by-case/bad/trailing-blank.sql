-- A blank at the end is easily overlooked, and part of the label.
CREATE TYPE order_state AS ENUM ('open', 'paid');
ALTER TYPE order_state ADD VALUE 'paid ';
--                               ^^^^^^^ warning certain enum-label-differs-only-by-case -
