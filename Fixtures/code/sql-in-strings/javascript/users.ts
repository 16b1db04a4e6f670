import { sql } from "./db";

const table = "users";

export const one = (id: number) => sql`
  SELECT u.id, u.email FROM users u ${id ? sql`JOIN teams t ON t.id = u.team_id` : sql``} WHERE u.id = ${id}
`;

export async function all(pool: Pool, filters: string[]) {
  await pool.query('SELECT id, "createdAt" FROM users WHERE name = \'it\'\'s\' AND id = ANY($1)', [1]);
  await pool.query(`SELECT id FROM ${table} WHERE ${filters.join(" AND ")} ORDER BY id ${filters[0]} LIMIT 10`);
  await prisma.$queryRaw`UPDATE users SET seen_at = now() WHERE id = ${1}`;
  await knex.raw("select ?? from orders where id = ? and data->>'a' = :name", ["id", 1]);
  await pool.query("truncate orders");
  await prisma.$executeRaw`truncate users`;
  return await pool.query("SELECT * FROM " + tableOf(filters) + " WHERE id = 1");
}
// `SELECT gone FROM comment`
