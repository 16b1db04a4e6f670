-- A query of Drizzle's names each column that the table declares. These are declared, and no migration was generated.
-- framework: drizzle
-- file: drizzle/meta/_journal.json
{ "version": "7", "dialect": "postgresql", "entries": [{ "idx": 0, "version": "7", "when": 1709280000000, "tag": "0000_users" }] }
-- file: drizzle/0000_users.sql
CREATE TABLE "users" ("id" serial PRIMARY KEY, "email" text NOT NULL);
-- file: src/columns.ts
import { timestamp } from "drizzle-orm/pg-core";

export const times = { createdAt: timestamp("created_at").notNull().defaultNow() };
//                                           ^^^^^^^^^^ error likely code-needs-missing-schema 42703 "the table users needs the column users.created_at"
-- file: src/schema.ts
import { pgTable, serial, text } from "drizzle-orm/pg-core";
import { times } from "./columns";

export const users = pgTable("users", {
  id: serial().primaryKey(),
  email: text("e_mail").notNull(),
  //           ^^^^^^ error likely code-needs-missing-schema 42703 "did you mean email"
  ...times,
});
