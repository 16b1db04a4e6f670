import { pgSchema, pgTableCreator, text, uuid } from "drizzle-orm/pg-core";

const prefix = "shop_";
export const createTable = pgTableCreator((name) => `${prefix}${name}`);

export const carts = createTable("cart", { id: uuid("id").primaryKey() });

export const auth = pgSchema("auth");
export const role = auth.enum("role", ["user", "admin"]);
export const accounts = auth.table("accounts", { id: uuid().primaryKey(), role: role().notNull() });

const tableIn = (schema: string) => pgSchema(schema);
export const logs = tableIn("audit").table("logs", { line: text("line") });
