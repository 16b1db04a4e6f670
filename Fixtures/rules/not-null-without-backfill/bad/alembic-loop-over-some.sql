-- The loop fills the rows of one kind only.
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
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    conn = op.get_bind()
    for row in conn.execute(sa.text("SELECT id, kind FROM accounts")):
        if row.kind == "person":
            conn.execute(sa.text("UPDATE accounts SET plan = 'free' WHERE id = :id"), {"id": row.id})
    op.alter_column("accounts", "plan", nullable=False)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502 "kind = 'person'"
