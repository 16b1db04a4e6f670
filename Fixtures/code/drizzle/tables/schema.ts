// pgTable("ghosts", { id: serial("id") }) is said in a comment only.
import { relations, sql } from "drizzle-orm";
import * as p from "drizzle-orm/pg-core";
import { type AnyPgColumn, index, integer, pgTable, pgView, serial, text, timestamp, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { vector } from "drizzle-vector-type";

export const users = pgTable(
  "users",
  {
    id: serial("id").primaryKey(),
    email: varchar("email_address", { length: 255 }).notNull().unique(),
    nickname: text(),
    "quoted-key": text(`with_ticks`),
    settings: p.jsonb("settings").$type<{ theme: "dark" | "light"; tags: Map<string, number[]> }>().notNull().default({ theme: "dark" }),
    managerId: integer("manager_id").references((): AnyPgColumn => users.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "date" })
      .notNull()
      .default(sql`now()`),
    embedding: vector("embedding", { dimensions: 3 }),
  },
  (table) => [index("users_email").on(table.email), uniqueIndex("users_nick").on(table.nickname)],
);

export const sessions = pgTable("sessions", (t) => ({
  token: t.text().primaryKey(),
  expires: t.timestamp("expires_at").notNull(),
})).enableRLS();

const posts = p.pgTable("posts", { id: p.bigserial("id", { mode: "number" }), title: p.text("title").notNull() } as const);
export { posts as articles };

export const activeUsers = pgView("active_users", { id: integer("id"), email: text("email_address") }).as(
  sql`select id, email_address from ${users}`,
);

// What is between tables is no column.
export const usersRelations = relations(users, ({ one, many }) => ({
  manager: one(users, { fields: [users.managerId], references: [users.id] }),
  posts: many(posts),
}));
