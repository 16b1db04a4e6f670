-- A run that fails leaves nothing behind, and goose records the version in the same transaction.
-- framework: goose
-- runs-once: all is in one transaction
-- file: 001_article.sql
-- +goose Up
CREATE TABLE article (id bigint PRIMARY KEY, price numeric);
CREATE TABLE history (article_id bigint, price numeric);
-- file: 002_cents.sql
-- +goose Up
INSERT INTO history SELECT id, price FROM article;
UPDATE article SET price = price * 100;
CREATE INDEX article_price ON article (price);
