-- The labels are lower case, as the values of the enumeration are; but SQLAlchemy stores the names of its members. Each query that sends one
-- is refused, and no row can be read.
-- file: migrations/0001_users.sql
CREATE TYPE userplan AS ENUM ('free', 'pro', 'enterprise');
CREATE TABLE users (
  id   serial PRIMARY KEY,
  plan userplan NOT NULL DEFAULT 'free'
);
-- file: app/models.py
import enum

from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class UserPlan(enum.Enum):
    FREE = "free"
#   ^^^^ error likely code-disagrees-with-enum 22P02 "'FREE', 'PRO' and 'ENTERPRISE', which are no labels of userplan (did you mean 'free'?)"
    PRO = "pro"
    ENTERPRISE = "enterprise"


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    plan = Column(Enum(UserPlan), nullable=False)
