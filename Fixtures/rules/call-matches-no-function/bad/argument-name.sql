-- The function takes p_order_id, the caller sends order_id: PostgREST looks for a function with an argument of that name, finds none, and
-- answers as PostgreSQL does, that there is no such function.
-- framework: supabase
-- file: supabase/config.toml
project_id = "shop"
-- file: supabase/migrations/20240301090000_settle.sql
CREATE TABLE orders (id text PRIMARY KEY, settled_at timestamptz);

CREATE FUNCTION settle_order(p_order_id text, p_note text DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$ UPDATE orders SET settled_at = now() WHERE id = p_order_id $$;
-- file: supabase/functions/payment-webhook/index.ts
import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

export async function settle(orderId: string) {
  const { error } = await supabase.rpc("settle_order", { order_id: orderId });
  //                                    ^^^^^^^^^^^^ error likely call-matches-no-function 42883 "there is settle_order(p_order_id, p_note = …)"
  if (error) throw error;
}
