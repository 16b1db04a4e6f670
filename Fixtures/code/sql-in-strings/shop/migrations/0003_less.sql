ALTER TABLE orders DROP COLUMN total;
DROP INDEX stock_once;
DROP FUNCTION discount(bigint, numeric);
