-- AND CHAIN opens the next transaction, and the script is over.
BEGIN;
CREATE TABLE orders (id int);
COMMIT AND CHAIN;
--^^^^^^^^^^^^^^ error certain transaction-left-open -
