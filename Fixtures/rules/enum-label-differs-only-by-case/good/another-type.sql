-- The other spelling belongs to another type.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TYPE bill_state AS ENUM ('OPEN');
ALTER TYPE bill_state ADD VALUE 'PAID';
