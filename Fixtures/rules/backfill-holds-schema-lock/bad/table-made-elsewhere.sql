-- What the migrations did not make is there and in use.
-- framework: goose
-- file: 001_state.sql
-- +goose Up
-- elsewhere: CREATE TABLE billing (id bigint PRIMARY KEY, state text)
ALTER TABLE billing ADD COLUMN closed boolean;
UPDATE billing SET closed = state = 'closed';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
