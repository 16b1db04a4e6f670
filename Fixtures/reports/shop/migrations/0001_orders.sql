CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int PRIMARY KEY, state order_state, total numeric);
