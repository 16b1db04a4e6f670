SELECT 1;
SELECT 123abc, 0x, 1_, 5__0;
SELECT U&'\00', E'\u12', "";
SELECT 2;
