DROP TABLE t;
--bun:split
DROP TYPE mood;
