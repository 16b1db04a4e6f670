-- Views follow a table that is renamed; functions whose body is a string do not.
-- breaks: SELECT members()
-- file: 0001.sql
CREATE TABLE member (id integer PRIMARY KEY);
CREATE VIEW everybody AS SELECT id FROM member;
CREATE FUNCTION members() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM member';
-- file: 0002.sql
ALTER TABLE member RENAME TO members;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain migration-out-of-order 42P01
