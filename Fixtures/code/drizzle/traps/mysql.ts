import { int, mysqlTable, varchar } from "drizzle-orm/mysql-core";

export const users = mysqlTable("users", { id: int("id").primaryKey(), name: varchar("name", { length: 10 }) });
