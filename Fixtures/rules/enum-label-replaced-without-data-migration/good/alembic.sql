-- All tables of the type in a loop, and the default.
-- framework: alembic
-- leaves-none: SELECT FROM history WHERE plan = 'FREE'
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
    op.create_table(
        "account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("plan", plan, nullable=False, server_default="FREE")
    )
    op.create_table("history", sa.Column("id", sa.Integer, primary_key=True), sa.Column("plan", plan, nullable=False))


-- file: alembic/versions/2b_labels.py
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE plan ADD VALUE 'free'")


-- file: alembic/versions/3c_rows.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    for table in ("account", "history"):
        op.execute(f"UPDATE {table} SET plan = 'free' WHERE plan = 'FREE'")
    op.alter_column("account", "plan", server_default="free")
