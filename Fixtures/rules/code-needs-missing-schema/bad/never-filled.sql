-- The column is there, and the model says that it always has a value; the rows that were there before it have none. A script fills them, but
-- nothing says that it runs between the migration and the code.
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
-- file: scripts/backfill_subscriber_id.py
import psycopg

with psycopg.connect() as connection:
    connection.execute("UPDATE subscriptions SET subscriber_id = 's' || id WHERE subscriber_id IS NULL")
-- file: app/models.py
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Subscription(Base):
    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    subscriber_id: Mapped[str] = mapped_column(String(32))
    #^^^^^^^^^^^^ warning likely code-needs-missing-schema - "backfill_subscriber_id.py does"
