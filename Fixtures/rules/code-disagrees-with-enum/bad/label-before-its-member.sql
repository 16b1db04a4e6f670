-- A label comes before the code that gives it to rows: that is the order that works, and only worth knowing.
-- file: migrations/0001_orders.sql
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE orders (
  id    serial PRIMARY KEY,
  state state NOT NULL
);
-- file: migrations/0002_refunds.sql
ALTER TYPE state ADD VALUE 'refunded';
-- file: app/models.py
from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)
    state = Column(Enum("open", "paid", name="state"), nullable=False)
#                       ^^^^^^ note likely code-disagrees-with-enum - "the label 'refunded', of which state knows nothing"
