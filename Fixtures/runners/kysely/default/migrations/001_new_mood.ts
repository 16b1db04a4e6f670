import { Kysely, sql } from "kysely";

export async function up(db: Kysely<any>) {
  await sql`ALTER TYPE mood ADD VALUE 'new'`.execute(db);
}
