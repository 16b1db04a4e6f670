-- The column is there, the rows that were there before it have none, and the model knows that.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = migrations
-- file: migrations/env.py
from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
-- file: migrations/versions/a1_subscriptions.py
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("subscriptions", sa.Column("id", sa.Integer, primary_key=True))
-- file: migrations/versions/b2_subscriber.py
from alembic import op
import sqlalchemy as sa

revision = "b2"
down_revision = "a1"


def upgrade():
    op.add_column("subscriptions", sa.Column("subscriber_id", sa.String(32), nullable=True))
-- file: app/models.py
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Subscription(Base):
    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    subscriber_id: Mapped[str | None] = mapped_column(String(32))
