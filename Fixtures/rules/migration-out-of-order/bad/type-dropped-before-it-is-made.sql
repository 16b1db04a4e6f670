-- DROP TYPE without IF EXISTS: the type must be there, also where the next statement makes it.
-- file: 0001.sql
DROP TYPE parcel_size;
--        ^^^^^^^^^^^ error likely migration-out-of-order 42704 "the type parcel_size is not there yet"
CREATE TYPE parcel_size AS ENUM ('small', 'large');
