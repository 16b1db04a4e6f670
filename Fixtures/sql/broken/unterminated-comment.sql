CREATE TABLE before (id int);
/* never closed /* but this is */
SELECT 1;
