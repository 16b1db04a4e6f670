import { runner } from "node-pg-migrate";

await runner({
  databaseUrl: process.env.DATABASE_URL!,
  dir: "migrations",
  direction: "up",
  migrationsTable: "pgmigrations",
  singleTransaction: false,
});
