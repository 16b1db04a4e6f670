-- The rows are filled by a script, and nothing says that it runs before the column becomes required.
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

    op.alter_column("accounts", "plan", nullable=False)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502 "nothing says that it runs before"
-- file: scripts/backfill_account_plan.py
from shop.models import Account, session

for account in session.query(Account).filter(Account.plan.is_(None)):
    account.plan = "free"
session.commit()
