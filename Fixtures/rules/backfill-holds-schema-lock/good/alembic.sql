-- With transaction_per_migration each revision has a transaction of its own, and the rows are filled in by the second.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/env.py
from alembic import context

context.configure(transaction_per_migration=True)
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


-- file: alembic/versions/3c_fill_plan.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    op.execute("UPDATE account SET plan = 'free' WHERE plan IS NULL")
