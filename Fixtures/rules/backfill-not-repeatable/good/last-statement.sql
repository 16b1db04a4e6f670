-- A statement that fails leaves nothing behind, and none comes after it.
-- framework: goose
-- runs-once: nothing that may fail comes behind it
-- file: 001_article.sql
-- +goose Up
CREATE TABLE article (id bigint PRIMARY KEY, number text, price numeric);
-- file: 002_cents.sql
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY IF NOT EXISTS article_number ON article (number);
UPDATE article SET price = price * 100;
