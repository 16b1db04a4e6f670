-- \; makes one message of both statements.
CREATE TABLE orders (id int, paid date);
ANALYZE orders \; VACUUM orders;
--                ^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
