-- A member has come to the code, and no migration has added its label. The column tells the type, whatever the code calls it.
-- file: migrations/0001_orders.sql
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (
  id    serial PRIMARY KEY,
  state order_state NOT NULL
);
-- file: app/states.py
from enum import StrEnum, auto


class State(StrEnum):
    OPEN = auto()
    PAID = auto()
    REFUNDED = auto()
#   ^^^^^^^^ error likely code-disagrees-with-enum 22P02 "'refunded', which is no label of order_state"
-- file: app/models.py
from sqlalchemy import Enum
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .states import State


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State] = mapped_column(Enum(State, values_callable=lambda kind: [member.value for member in kind], name="state"))
