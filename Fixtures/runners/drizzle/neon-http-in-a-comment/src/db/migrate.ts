// import { migrate } from "drizzle-orm/neon-http/migrator";
import { migrate } from "drizzle-orm/node-postgres/migrator";
