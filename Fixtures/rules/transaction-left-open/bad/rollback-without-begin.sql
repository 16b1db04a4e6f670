-- Whoever wrote ROLLBACK wanted to undo something. It stays.
CREATE TABLE orders (id int);
ROLLBACK;
--^^^^^^ warning certain transaction-left-open -
