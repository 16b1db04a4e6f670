import { sqliteTable as table, text } from "drizzle-orm/sqlite-core";

export const users = table("users", { id: text("id") });
