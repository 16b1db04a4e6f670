import { SupabaseClient } from "@supabase/supabase-js";

export async function calls(supabase: SupabaseClient, rest: object, settings: object) {
  await supabase.rpc("refresh_totals");
  await supabase.rpc("add_credits", { p_user: 1, amount: 5 });
  await supabase.rpc("add_credits", { p_user: 1, ...rest }).single();
  await supabase.rpc("configure", settings);
  await supabase.schema("billing").rpc("charge", { p_order: 1 }, { count: "exact" });
  const { data } = await supabase.rpc<"search", { query: string }>("search", { query: "x" }).select("id").eq("kind", "a");
  return data;
}
