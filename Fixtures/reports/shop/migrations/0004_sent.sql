BEGIN;
ALTER TYPE order_state ADD VALUE 'sent';
ALTER TYPE order_state ADD VALUE 'Paid';
/* 🚢 gone */ UPDATE orders SET state = 'sent' WHERE state = 'paid';
COMMIT;
