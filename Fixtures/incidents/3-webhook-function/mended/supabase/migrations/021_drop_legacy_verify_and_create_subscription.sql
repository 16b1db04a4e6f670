-- The overload without a product is legacy.
DROP FUNCTION IF EXISTS verify_and_create_subscription(text, text);
