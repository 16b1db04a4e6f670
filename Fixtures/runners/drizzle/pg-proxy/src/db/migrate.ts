import { migrate } from "drizzle-orm/pg-proxy/migrator";
