import { pgTable, text } from "drizzle-orm/pg-core";

// Nobody knows how it is called.
export const tenant = pgTable(`tenant_${process.env.TENANT}`, { id: text("id") });

export const later = (name: string) => pgTable(name, { id: text("id") });

const broken = pgTable("
