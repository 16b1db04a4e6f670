"use server";
import { createServer } from "@/utils/supabase/server";

const TABLES = { profiles: "profiles" } as const;

export async function write(items: { id: string }[], more: object) {
  const supabase = await createServer();
  await supabase.from(TABLES.profiles).insert({ id: 1, "full_name": "A", bio: undefined, ...more });
  await supabase.from("profiles").insert([{ id: 1, age: 3 }, { id: 2 }]).select("id").single();
  await supabase.from("profiles").update({ website: null }).eq("id", 1);
  await supabase.from("profiles").delete().eq("owner", 1);
  await supabase.from("profiles").upsert({ user_id: 1, team: 2 }, { onConflict: "user_id, team" });
  const row = { city: "Bern", ...(more ? { zip: "3000" } : {}) };
  await supabase.from("profiles").insert(row as never);
  await supabase.from("profiles").insert(items.map((item) => ({ item_id: item.id })));
  await supabase.from("profiles").insert(items);
}

export async function hidden(row: { anything: string }) {
  const supabase = await createServer();
  await supabase.from("profiles").insert(row);
}
