import type { SupabaseClient } from "@supabase/supabase-js";

export async function filters(client: SupabaseClient, column: string) {
  await client
    .from("orders")
    .select("*, customer:customers(name)")
    .eq("state", "open")
    .in("kind", ["a", "b"])
    .not("closed_at", "is", null)
    .filter("data->shipping->>city", "eq", "Bern")
    .contains("labels", ["x"])
    .textSearch("search_text", "ship")
    .or("priority.gt.3,and(due.lt.now,not.or(owner.is.null,meta->>a.eq.b)),customer.name.eq.x")
    .or("vip.is.true", { referencedTable: "customer" })
    .match({ shop_id: 1, "region": "north" })
    .eq("customer.city", "Bern")
    .eq(column, 1)
    .order("created_at", { ascending: false })
    .order("rank", { referencedTable: "customer" })
    .range(0, 9);
}
