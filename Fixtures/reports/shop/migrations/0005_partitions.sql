DO $$
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE orders)', 'orders_' || extract(year FROM now()));
END
$$;
ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;
