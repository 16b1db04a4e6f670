// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let callMatchesNoFunction = RuleExample(
    bad: #"""
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
        //                                    ^^^^^^^^^^^^ 42883
        if (error) throw error;
      }
      """#,
    said: #"""
      error[call-matches-no-function]: the function settle_order is called with order_id, which no
        overload takes; there is settle_order(p_order_id, p_note = …): PostgreSQL answers 42883
         ╭─ supabase/functions/payment-webhook/index.ts:6:41
       6 │   const { error } = await supabase.rpc("settle_order", { order_id: orderId });
         │                                         ^^^^^^^^^^^^ fails with 42883
         ├─ supabase/migrations/20240301090000_settle.sql:3:1
       3 │ CREATE FUNCTION settle_order(p_order_id text, p_note text DEFAULT NULL) RETURNS void
         │ ────────────────────────────────────────────────────────────────────────────────────
         │ an overload is created here
         ╰
        = help: Call it as the migrations declare it; or deploy the migration that creates the
                overload before this code.
      """#,
    good: #"""
      -- All arguments that have no default are sent, under their names.
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
        const { error } = await supabase.rpc("settle_order", { p_order_id: orderId });
        if (error) throw error;
      }
      """#)
}
