-- The first attempt was rolled back: the label it added is not there.
CREATE TYPE order_state AS ENUM ('open');
BEGIN;
ALTER TYPE order_state ADD VALUE 'Paid';
ROLLBACK;
ALTER TYPE order_state ADD VALUE 'paid';
