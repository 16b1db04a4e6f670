-- There is no BEGIN: each statement has committed by itself, and the COMMIT only warns.
CREATE TABLE orders (id int);
INSERT INTO orders VALUES (1);
COMMIT;
--^^^^ warning certain transaction-left-open -
