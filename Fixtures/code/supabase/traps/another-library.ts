// The docs are at https://supabase.com/docs; nothing of it is used here.
import { db } from "./query-builder";

export const rows = () => db.from("elsewhere").select("id").eq("a", 1);
