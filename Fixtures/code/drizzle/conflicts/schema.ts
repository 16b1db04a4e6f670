import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const members = pgTable("members", { orgId: integer("org_id").notNull(), email: text("email_address"), role: text("role") });
