import { MigrationBuilder } from "node-pg-migrate";

export async function up(pgm: MigrationBuilder) {
  // pgm.noTransaction();
  pgm.sql("SELECT 1");
}
