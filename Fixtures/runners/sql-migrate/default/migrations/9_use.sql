-- +migrate Up
CREATE TABLE nine (id int);

-- +migrate Down
DROP TABLE nine;
