-- Each statement looks whether it is done.
-- framework: goose
-- file: 001_article.sql
-- +goose Up
CREATE TABLE article (id bigint PRIMARY KEY, price numeric, is_in_cents boolean NOT NULL DEFAULT false);
CREATE TABLE price (article_id bigint UNIQUE, price numeric);
-- file: 002_cents.sql
-- +goose NO TRANSACTION
-- +goose Up
UPDATE article SET price = price * 100, is_in_cents = true WHERE NOT is_in_cents;
INSERT INTO price SELECT id, price FROM article ON CONFLICT (article_id) DO NOTHING;
CREATE INDEX CONCURRENTLY IF NOT EXISTS article_price ON article (price);
