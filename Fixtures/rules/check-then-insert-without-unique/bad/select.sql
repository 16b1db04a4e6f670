-- The same with the queries of SQLAlchemy 2, and with a key that has nothing to do with it.
-- file: migrations/0001_subscriptions.sql
CREATE TABLE subscriptions (
  id          serial PRIMARY KEY,
  external_id text NOT NULL UNIQUE,
  account_id  integer NOT NULL,
  plan        text NOT NULL
);
-- file: app/models.py
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Subscription(Base):
    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[str]
    account: Mapped[int] = mapped_column("account_id")
    plan: Mapped[str]
-- file: app/service.py
from sqlalchemy import select

from .models import Subscription


async def subscribe(session, account, plan, external_id):
    query = select(Subscription).where(Subscription.account == account, Subscription.plan == plan)
    result = await session.execute(query)
    subscription = result.scalar_one_or_none()
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely check-then-insert-without-unique - "subscriptions with the same account_id, plan"
    if subscription is None:
        subscription = Subscription(account=account, plan=plan, external_id=external_id)
        session.add(subscription)
    return subscription
