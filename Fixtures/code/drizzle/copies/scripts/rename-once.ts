import { integer, pgTable, text } from "drizzle-orm/pg-core";

// A script that ran once and knows of the table what it had to. The application is not this.
const users = pgTable("users", { id: integer("id").primaryKey(), login: text("login") });
