-- Some editors put a mark before the first byte.
CREATE TABLE marked (id int);
SELECT 1;
