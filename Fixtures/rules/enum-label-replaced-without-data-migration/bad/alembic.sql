-- Two tables, two labels, and one UPDATE too few.
-- framework: alembic
-- leaves: SELECT FROM history WHERE plan = 'FREE'
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/env.py
from alembic import context
-- file: alembic/versions/1a_plans.py
import sqlalchemy as sa
from alembic import op

revision = "1a"
down_revision = None

plan = sa.Enum("FREE", "PRO", name="plan")


def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("plan", plan, nullable=False))
    op.create_table("history", sa.Column("id", sa.Integer, primary_key=True), sa.Column("plan", plan, nullable=False))


-- file: alembic/versions/2b_labels.py
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE plan ADD VALUE 'free'")
#                                             ^^^^^^ warning likely enum-label-replaced-without-data-migration - "the rows of account.plan move to it, but those of history.plan do not"


-- file: alembic/versions/3c_rows.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    op.execute("UPDATE account SET plan = 'free' WHERE plan = 'FREE'")
