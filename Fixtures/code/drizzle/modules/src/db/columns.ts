import { customType, text, timestamp } from "drizzle-orm/pg-core";

export const timestamps = {
  createdAt: timestamp("created_at").defaultNow().notNull(),
  updatedAt: timestamp("updated_at"),
};

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export function reference(name: string) {
  return text(name).notNull();
}

export const key = (name: string = "id") => text(name).primaryKey();

const code = text("code").notNull();
export default code;
