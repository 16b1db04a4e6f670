-- There is no unique key, but nobody else gets in between: a lock on a row that all take, or an advisory lock. And a row that is made for other
-- reasons than that it was not found concerns nobody.
-- file: migrations/0001_orders.sql
CREATE TABLE accounts (id serial PRIMARY KEY);
CREATE TABLE orders (
  id       serial PRIMARY KEY,
  order_id text NOT NULL,
  amount   integer
);
-- file: app/models.py
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    order_id = Column(String, nullable=False)
    amount = Column(Integer)
-- file: app/orders.py
from sqlalchemy import select, text

from .models import Account, Order


def locked(session, account_id, number):
    session.get(Account, account_id, with_for_update=True)
    if session.scalar(select(Order).where(Order.order_id == number)) is None:
        session.add(Order(order_id=number))


def advised(session, number):
    session.execute(text("SELECT pg_advisory_xact_lock(1)"))
    if not session.query(Order).filter(Order.order_id == number).first():
        session.add(Order(order_id=number))


def more(session, number):
    """A second one is made because the first is there."""
    if session.query(Order).filter(Order.order_id == number).first():
        session.add(Order(order_id=number))


def another(session, number, copy):
    """It is not the row that was looked for."""
    if not session.query(Order).filter(Order.order_id == number).first():
        session.add(Order(order_id=copy))
