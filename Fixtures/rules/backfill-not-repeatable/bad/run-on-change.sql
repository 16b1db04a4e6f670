-- runOnChange: an edited changeset is run again, on the rows that it has changed already.
-- framework: liquibase
-- file: db/changelog.sql
--liquibase formatted sql

--changeset ann:1
CREATE TABLE article (id bigint PRIMARY KEY, title text NOT NULL);

--changeset ann:2 runOnChange:true
UPDATE article SET title = title || ' (archived)';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
