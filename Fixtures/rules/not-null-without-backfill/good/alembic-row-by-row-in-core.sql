-- The same with the constructs of SQLAlchemy, and keys that are unpacked.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/versions/0001_accounts.py
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("region", sa.String),
    )
-- file: alembic/versions/0002_plan.py
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    accounts = sa.table("accounts", sa.column("id"), sa.column("plan"))
    conn = op.get_bind()
    for (key,) in conn.execute(sa.select(accounts.c.id)).fetchall():
        conn.execute(accounts.update().where(accounts.c.id == key).values(plan=str(uuid.uuid4())))
    op.alter_column("accounts", "plan", nullable=False)
