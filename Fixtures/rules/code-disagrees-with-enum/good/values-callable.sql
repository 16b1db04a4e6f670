-- The values of the members are the labels, and values_callable says so. The same column in a second model, which stores names in a VARCHAR,
-- concerns no type.
-- file: migrations/0001_users.sql
CREATE TYPE userplan AS ENUM ('free', 'pro');
CREATE TABLE users (
  id     serial PRIMARY KEY,
  plan   userplan NOT NULL DEFAULT 'free',
  former varchar(20)
);
-- file: app/models.py
import enum

from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class UserPlan(enum.Enum):
    FREE = "free"
    PRO = "pro"


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    plan = Column(Enum(UserPlan, values_callable=lambda plans: [plan.value for plan in plans]), nullable=False)
    former = Column(Enum(UserPlan, native_enum=False))
