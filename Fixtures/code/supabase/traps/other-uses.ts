import { createClient } from "@supabase/supabase-js";
import { from, of } from "rxjs";

const supabase = createClient("u", "k");

// await supabase.from("ghosts").select("id")
export async function traps(name: string, knex: any) {
  await supabase.storage.from("avatars").upload("a.png", new Blob());
  const { data } = supabase.storage.from("avatars").getPublicUrl("a.png");
  const bucket = supabase.storage;
  await bucket.from("papers").list();
  await supabase.from(name).select("id");
  await supabase.from(`${name}_rows`).select("id");
  await knex.from("knex_table").select("a");
  Array.from("letters");
  Buffer.from("bytes", "utf8");
  from("x").pipe();
  await supabase.auth.admin.listUsers();
  await supabase.functions.invoke("hello", { body: { a: 1 } });
  return data ?? 'supabase.from("in_a_string").select("id")';
}
