-- RELEASE ends the savepoint, not the transaction.
BEGIN WORK;
--^^^^^^^^ error certain transaction-left-open -
SAVEPOINT start;
CREATE TABLE orders (id int);
RELEASE SAVEPOINT start;
