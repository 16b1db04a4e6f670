-- A DO block adds the label.
CREATE TYPE order_state AS ENUM ('open', 'paid');
DO $$ BEGIN
    ALTER TYPE order_state ADD VALUE 'Open' BEFORE 'open';
--                                   ^^^^^^ warning certain enum-label-differs-only-by-case -
END $$;
