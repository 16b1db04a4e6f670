-- The type keeps its old labels, because PostgreSQL cannot drop one; no row has them any more, and no default gives them.
-- file: migrations/0001_users.sql
CREATE TYPE userplan AS ENUM ('FREE', 'PRO');
CREATE TABLE users (
  id   serial PRIMARY KEY,
  plan userplan NOT NULL
);
-- file: migrations/0002_labels.sql
ALTER TYPE userplan ADD VALUE 'free';
ALTER TYPE userplan ADD VALUE 'pro';
-- file: migrations/0003_rows.sql
UPDATE users SET plan = 'free' WHERE plan = 'FREE';
UPDATE users SET plan = 'pro' WHERE plan = 'PRO';
-- file: app/models.py
from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    plan = Column(Enum("free", "pro", name="userplan"), nullable=False)
