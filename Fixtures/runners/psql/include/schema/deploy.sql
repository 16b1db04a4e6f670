\set ON_ERROR_STOP on
\ir types.sql

BEGIN;
\i schema/new_mood.sql
COMMIT;
