CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');
CREATE TABLE customers (
  id       bigserial PRIMARY KEY,
  email    text NOT NULL UNIQUE,
  nickname text,
  settings jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE orders (
  id          bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  state       order_state NOT NULL DEFAULT 'open',
  total       numeric NOT NULL,
  placed_at   timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE stock (shop bigint NOT NULL, item text NOT NULL, amount integer NOT NULL);
CREATE UNIQUE INDEX stock_once ON stock (shop, item);
CREATE VIEW open_orders AS SELECT id, customer_id, total AS amount FROM orders WHERE state = 'open';
CREATE FUNCTION discount(customer bigint, total numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT total / 10 $$;
