import { createClient } from "@supabase/supabase-js";

const api = createClient("u", "k", { db: { schema: "api" }, auth: { persistSession: false } });

await api.from("shops").select("id");
await api.schema("private").from("keys").select("secret");
await api.schema(process.env.SCHEMA!).from("unknown").select("id");
