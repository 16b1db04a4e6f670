import Stripe from "https://esm.sh/stripe@16.12.0?target=deno";
import { supabase } from "../_shared/supabase-admin.ts";

const stripe = new Stripe(Deno.env.get("STRIPE_SECRET_KEY") ?? "");

Deno.serve(async (request) => {
  const signature = request.headers.get("Stripe-Signature") ?? "";
  const event = await stripe.webhooks.constructEventAsync(
    await request.text(),
    signature,
    Deno.env.get("STRIPE_WEBHOOK_SECRET") ?? "",
  );
  if (event.type !== "customer.subscription.updated") return new Response("ignored");

  const subscription = event.data.object as Stripe.Subscription;
  const { data, error } = await supabase.rpc("process_subscription_webhook_update", {
    p_stripe_subscription_id: subscription.id,
    p_clerk_user_id: subscription.metadata.clerk_user_id,
    p_new_status: subscription.status,
    p_stripe_product_id: subscription.items.data[0].price.product,
    p_current_period_start: new Date(subscription.current_period_start * 1000).toISOString(),
    p_current_period_end: new Date(subscription.current_period_end * 1000).toISOString(),
    p_previous_status: event.data.previous_attributes?.status,
  });
  if (error) {
    console.error("subscription was not updated", error);
    return new Response(error.message, { status: 500 });
  }
  return Response.json(data);
});
