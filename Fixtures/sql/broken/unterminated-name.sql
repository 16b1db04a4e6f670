CREATE TABLE before (id int);
SELECT "never closed FROM t;
SELECT 1;
