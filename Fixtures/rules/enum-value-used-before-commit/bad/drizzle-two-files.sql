-- Drizzle runs all pending files in one transaction: a file of its own for the label helps only if it is deployed before the other.
-- framework: drizzle
-- file: drizzle/meta/_journal.json
{
  "version": "7",
  "dialect": "postgresql",
  "entries": [
    {"idx": 0, "version": "7", "when": 1704067200000, "tag": "0000_mood", "breakpoints": true},
    {"idx": 1, "version": "7", "when": 1704153600000, "tag": "0001_happy", "breakpoints": true},
    {"idx": 2, "version": "7", "when": 1704240000000, "tag": "0002_default", "breakpoints": true}
  ]
}
-- file: drizzle/0000_mood.sql
CREATE TYPE "public"."mood" AS ENUM('sad', 'ok');--> statement-breakpoint
CREATE TABLE "person" ("mood" "mood");
-- file: drizzle/0001_happy.sql
ALTER TYPE "public"."mood" ADD VALUE 'happy';
-- file: drizzle/0002_default.sql
ALTER TABLE "person" ALTER COLUMN "mood" SET DEFAULT 'happy';
--                                                   ^^^^^^^ warning certain enum-value-used-before-commit 55P04
