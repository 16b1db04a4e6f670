-- Rows may hold a label that the code has forgotten: SQLAlchemy raises LookupError when it meets one.
-- file: migrations/0001_orders.sql
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE orders (
  id    serial PRIMARY KEY,
  state state NOT NULL
);
-- file: migrations/0002_lost.sql
ALTER TYPE state ADD VALUE 'lost';
-- file: migrations/0003_mark_lost_orders.sql
UPDATE orders SET state = 'lost' WHERE id < 100;
-- file: app/models.py
from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)
    state = Column(Enum("open", "paid", name="state"), nullable=False)
#                       ^^^^^^ warning likely code-disagrees-with-enum - "state has the label 'lost', of which state knows nothing"
