-- Where no transaction is open AND CHAIN is an error, not a warning.
CREATE TABLE orders (id int);
COMMIT AND CHAIN;
--^^^^^^^^^^^^^^ error certain transaction-left-open 25P01
