-- The very same label is not added again.
CREATE TYPE order_state AS ENUM ('open', 'paid');
ALTER TYPE order_state ADD VALUE IF NOT EXISTS 'paid';
