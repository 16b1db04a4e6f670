-- autocommit_block() commits what came before it: the lock of add_column is gone when the rows are filled.
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
    with op.get_context().autocommit_block():
        op.execute("UPDATE account SET plan = 'free' WHERE plan IS NULL AND id % 2 = 0")
        op.execute("UPDATE account SET plan = 'free' WHERE plan IS NULL AND id % 2 = 1")
