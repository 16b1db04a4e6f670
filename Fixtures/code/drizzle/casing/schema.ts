import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const people = pgTable("people", {
  firstName: text().notNull(),
  homeURLPath: text(),
  line2Street: text(),
  given: integer("givenNumber"),
});
