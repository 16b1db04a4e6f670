CREATE TABLE before (id int);
INSERT INTO before VALUES ('never closed);
SELECT 1;
