import { createClient } from "https://esm.sh/@supabase/supabase-js@2.45.4";

export const supabase = createClient(
  Deno.env.get("SUPABASE_URL") ?? "",
  Deno.env.get("SUPABASE_SERVICE_ROLE_KEY") ?? "",
);
