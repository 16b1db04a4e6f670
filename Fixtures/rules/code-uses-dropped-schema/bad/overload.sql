-- The overload with one argument goes, and the edge function still calls it.
-- framework: supabase
-- file: supabase/config.toml
project_id = "shop"
-- file: supabase/migrations/20240301090000_verify.sql
CREATE FUNCTION verify_subscription(p_user_id text) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
CREATE FUNCTION verify_subscription(p_user_id text, p_plan text) RETURNS boolean LANGUAGE sql AS $$ SELECT p_plan <> 'free' $$;
-- file: supabase/migrations/20240412100000_drop_legacy_verify.sql
DROP FUNCTION verify_subscription(text);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely code-uses-dropped-schema 42883 "the function verify_subscription is dropped here"
-- file: supabase/functions/verify/index.ts
import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

export async function verify(userId: string) {
  return await supabase.rpc("verify_subscription", { p_user_id: userId });
}
