-- ROLLBACK takes back what the file has done so far, and the runner records the file as done.
-- transactions: file
CREATE TABLE draft (id int);
ROLLBACK;
--^^^^^^ error certain transaction-control-in-migration -
CREATE TABLE orders (id int);
