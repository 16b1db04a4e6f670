-- Two files were made within the same second, or one was copied.
-- framework: supabase
-- file: supabase/config.toml
project_id = "shop"
-- file: supabase/migrations/20240301090000_orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-graph-broken -
-- file: supabase/migrations/20240301090000_items.sql
CREATE TABLE items (id bigint PRIMARY KEY);
