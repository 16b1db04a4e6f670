export async function orders(filters: string[], id: number) {
  const open = await sql`SELECT o.id, o.amount FROM open_orders o WHERE o.customer_id = ${id}`;
  const all = await pool.query(`SELECT orders.placed_at, orders.total FROM orders ${joins(filters)} WHERE orders.id = $1`, [id]);
  const maybe = await pool.query(`SELECT total FROM orders ${joins(filters)}`);
  const tables = await pool.query("SELECT table_name FROM information_schema.tables WHERE table_schema = $1", ["public"]);
  return { open, all, maybe, tables };
}
