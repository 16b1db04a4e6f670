import { pgTable, text } from "drizzle-orm/pg-core";
import { bytes, code, key, reference, timestamps } from ".";
import * as columns from "@/db/columns";

const optional = { note: text("note") };

export const orders = pgTable("orders", {
  id: key("order_id"),
  customer: reference("customer_id"),
  receipt: bytes("receipt"),
  code,
  again: code,
  ...timestamps,
  ...optional,
  seen: columns.timestamps.updatedAt,
});
