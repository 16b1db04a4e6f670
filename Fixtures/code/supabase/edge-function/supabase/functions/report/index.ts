import { serve } from "https://deno.land/std/http/server.ts";
import { admin as supabaseAdmin, REPORTS } from "../_shared/client.ts";

serve(async (request: Request) => {
  const { id } = await request.json();
  const { data, error } = await supabaseAdmin
    .from(REPORTS)
    .select("id, body")
    .eq("id", id)
    .maybeSingle();
  if (error) return new Response(error.message, { status: 500 });
  await supabaseAdmin.rpc("mark_read", { report_id: id });
  return new Response(JSON.stringify(data));
});
