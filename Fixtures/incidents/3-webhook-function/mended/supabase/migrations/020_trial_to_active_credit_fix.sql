-- Who goes from trial to active gets the credits of the plan.
CREATE FUNCTION process_subscription_webhook_update(
  p_stripe_subscription_id text,
  p_clerk_user_id text,
  p_new_status text,
  p_stripe_product_id text,
  p_current_period_start timestamptz,
  p_current_period_end timestamptz,
  p_previous_status text DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
  v_was text := p_previous_status;
BEGIN
  IF v_was IS NULL THEN
    SELECT status INTO v_was FROM subscriptions WHERE stripe_subscription_id = p_stripe_subscription_id;
  END IF;
  UPDATE subscriptions
  SET status = p_new_status,
      stripe_product_id = p_stripe_product_id,
      current_period_start = p_current_period_start,
      current_period_end = p_current_period_end
  WHERE stripe_subscription_id = p_stripe_subscription_id;
  IF v_was = 'trialing' AND p_new_status = 'active' THEN
    UPDATE users SET credits = credits + 100 WHERE clerk_user_id = p_clerk_user_id;
    UPDATE subscriptions SET credited_at = now() WHERE stripe_subscription_id = p_stripe_subscription_id;
  END IF;
  RETURN jsonb_build_object('previous_status', v_was, 'status', p_new_status);
END;
$$;

-- Those who went from trial to active before never got theirs.
WITH forgotten AS (
  UPDATE subscriptions SET credited_at = now()
  WHERE status = 'active' AND credited_at IS NULL
  RETURNING user_id)
UPDATE users SET credits = credits + 100
WHERE id IN (SELECT user_id FROM forgotten);
