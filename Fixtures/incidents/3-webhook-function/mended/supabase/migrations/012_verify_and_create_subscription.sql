CREATE FUNCTION verify_and_create_subscription(p_clerk_user_id text, p_stripe_subscription_id text)
RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
  v_user uuid;
BEGIN
  SELECT id INTO v_user FROM users WHERE clerk_user_id = p_clerk_user_id;
  INSERT INTO subscriptions (user_id, stripe_subscription_id, status)
  VALUES (v_user, p_stripe_subscription_id, 'trialing')
  ON CONFLICT (stripe_subscription_id) DO NOTHING;
  RETURN jsonb_build_object('user_id', v_user);
END;
$$;

CREATE FUNCTION verify_and_create_subscription(
  p_clerk_user_id text, p_stripe_subscription_id text, p_stripe_product_id text, p_status text)
RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
  v_user uuid;
BEGIN
  SELECT id INTO v_user FROM users WHERE clerk_user_id = p_clerk_user_id;
  INSERT INTO subscriptions (user_id, stripe_subscription_id, stripe_product_id, status)
  VALUES (v_user, p_stripe_subscription_id, p_stripe_product_id, p_status)
  ON CONFLICT (stripe_subscription_id) DO UPDATE SET status = excluded.status;
  RETURN jsonb_build_object('user_id', v_user);
END;
$$;
