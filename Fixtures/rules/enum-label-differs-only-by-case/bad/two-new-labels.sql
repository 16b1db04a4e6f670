-- Both labels are new, and each is added beside its twin.
CREATE TYPE order_state AS ENUM ('open');
ALTER TYPE order_state ADD VALUE 'refunded';
ALTER TYPE order_state ADD VALUE 'Refunded';
--                               ^^^^^^^^^^ warning certain enum-label-differs-only-by-case -
