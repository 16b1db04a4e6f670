import { supabase } from "../_shared/supabase-admin.ts";

Deno.serve(async (request) => {
  const { userId, subscriptionId } = await request.json();
  const { data, error } = await supabase
    .rpc("verify_and_create_subscription", {
      p_clerk_user_id: userId,
      p_stripe_subscription_id: subscriptionId,
    });
  if (error) return new Response(error.message, { status: 500 });

  const { data: row } = await supabase
    .from("subscriptions")
    .select("id, status, user:users(credits)")
    .eq("stripe_subscription_id", subscriptionId)
    .single();
  return Response.json({ ...data, ...row });
});
