-- The rows that hold NULL are counted, and filled in batches if there are any.
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
    if conn.execute(sa.text("SELECT count(*) FROM accounts WHERE plan IS NULL")).scalar_one() > 0:
        size = 2
        while True:
            result = conn.execute(
                sa.text(
                    "UPDATE accounts SET plan = 'free' WHERE plan IS NULL "
                    "AND id IN (SELECT id FROM accounts WHERE plan IS NULL LIMIT :size)"
                ),
                {"size": size},
            )
            if result.rowcount < size:
                break
    op.alter_column("accounts", "plan", nullable=False)
