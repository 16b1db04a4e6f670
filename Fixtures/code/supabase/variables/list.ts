import { createClient } from "@/lib/supabase/client";

export async function list(onlyOpen: boolean) {
  const supabase = createClient();
  let query = supabase.from("tasks").select("id, title");
  if (onlyOpen) {
    query = query.eq("state", "open").order("due_at");
  }
  const { data } = await query!.limit(3);

  const channel = supabase
    .channel("changes")
    .on("postgres_changes", { event: "*", schema: "public", table: "tasks", filter: "state=eq.open" }, () => {})
    .subscribe();
  return { data, channel };
}

export async function other() {
  // Another query: what it is asked has nothing to do with the one above.
  const query = new URLSearchParams();
  query.eq("nothing", "x");
  const supabase = createClient();
  return (await supabase?.from("tasks")?.select("note"))!.data;
}
