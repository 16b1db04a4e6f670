-- IF EXISTS passes over what is not there, with the types that the statement names: a migration that may run twice begins so.
-- file: 0001.sql
DROP TABLE IF EXISTS parcels;
DROP FUNCTION IF EXISTS weight_of(parcel_size);
DROP CAST IF EXISTS (parcel_size AS text);
DROP TYPE IF EXISTS parcel_size;
DROP DOMAIN IF EXISTS parcel_weight;
ALTER TABLE IF EXISTS parcels ADD COLUMN second_size parcel_size;
CREATE TYPE parcel_size AS ENUM ('small', 'large');
CREATE DOMAIN parcel_weight AS numeric CHECK (VALUE > 0);
CREATE TABLE parcels (id integer PRIMARY KEY, size parcel_size NOT NULL, weight parcel_weight);
CREATE FUNCTION weight_of(parcel_size) RETURNS integer LANGUAGE sql AS $$ SELECT CASE $1 WHEN 'small' THEN 1 ELSE 10 END $$;
