-- The index cannot be built in a transaction, so nothing here is in one. If building it fails, say because the deploy is stopped
-- meanwhile, the prices are in cents by then. goose has not recorded the version, and the next run has them in cents of cents.
-- framework: goose
-- file: 001_article.sql
-- +goose Up
CREATE TABLE article (id bigint PRIMARY KEY, number text, price numeric);
-- file: 002_cents.sql
-- +goose NO TRANSACTION
-- +goose Up
UPDATE article SET price = price * 100;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
CREATE INDEX CONCURRENTLY IF NOT EXISTS article_number ON article (number);
