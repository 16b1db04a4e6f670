CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  clerk_user_id text NOT NULL UNIQUE,
  credits integer NOT NULL DEFAULT 0
);

CREATE TABLE subscriptions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users (id),
  stripe_subscription_id text NOT NULL UNIQUE,
  stripe_product_id text,
  status text NOT NULL,
  credited_at timestamptz,
  current_period_start timestamptz,
  current_period_end timestamptz
);
