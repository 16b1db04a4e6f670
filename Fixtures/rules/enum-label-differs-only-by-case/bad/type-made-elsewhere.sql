-- What labels the type had before nobody sees, but these two are added here.
-- elsewhere: CREATE TYPE order_state AS ENUM ('open');
ALTER TYPE order_state ADD VALUE 'paid';
ALTER TYPE order_state ADD VALUE E'Paid\t';
--                               ^^^^^^^^^ warning certain enum-label-differs-only-by-case -
