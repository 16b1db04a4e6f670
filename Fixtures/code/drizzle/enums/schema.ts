import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { Level, STATUSES } from "./values";

export const status = pgEnum("status", [...STATUSES, "paid"]);
export const level = pgEnum("level", Level);
export const colour = pgEnum("colour", { red: "red", blue: "blue" });
export const unused = pgEnum("unused", ["a"]);

export const invoices = pgTable("invoices", {
  status: status("state").notNull().default("draft"),
  previous: status("previous_state"),
  level: level("level"),
  colour: colour(),
  // Labels are of the program alone: the column is text.
  kind: text("kind", { enum: ["a", "b"] }),
});
