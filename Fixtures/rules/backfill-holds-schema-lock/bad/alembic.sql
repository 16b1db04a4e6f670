-- The usual three steps in one revision, and so in one transaction.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/env.py
from alembic import context
-- file: alembic/versions/1a_account.py
import sqlalchemy as sa
from alembic import op

revision = "1a"
down_revision = None


def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.Text))


-- file: alembic/versions/2b_plan.py
import sqlalchemy as sa
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.add_column("account", sa.Column("plan", sa.Text))
    op.execute("UPDATE account SET plan = 'free'")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
    op.alter_column("account", "plan", nullable=False)
