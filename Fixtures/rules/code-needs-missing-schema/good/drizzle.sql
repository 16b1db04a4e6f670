-- Tables of other databases, those of a schema that somebody else looks after, names that nobody knows before the program runs, and relations between tables are no columns.
-- framework: drizzle
-- file: drizzle/meta/_journal.json
{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "version": "7", "when": 1709280000000, "tag": "0000_users" }] }
-- file: drizzle/0000_users.sql
CREATE TABLE "users" ("id" serial PRIMARY KEY, "first_name" text NOT NULL);
-- file: src/schema.ts
import { relations } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgSchema, pgTable, serial, text, uuid } from "drizzle-orm/pg-core";
import { sqliteTable, text as sqliteText } from "drizzle-orm/sqlite-core";

export const db = drizzle(process.env.DATABASE_URL!, { casing: "snake_case" });
export const users = pgTable("users", { id: serial().primaryKey(), firstName: text().notNull() });
export const usersRelations = relations(users, ({ one }) => ({ manager: one(users) }));
export const cache = sqliteTable("users", { key: sqliteText("cache_key") });
export const shard = pgTable(`users_${process.env.SHARD}`, { shardKey: text("shard_key") });
export const authUsers = pgSchema("auth").table("users", { id: uuid("id").primaryKey() });
