-- The next revision validates what this one adds NOT VALID.
-- framework: alembic
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/env.py
from alembic import context
-- file: alembic/versions/1a_tables.py
import sqlalchemy as sa
from alembic import op

revision = "1a"
down_revision = None


def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("balance", sa.Integer))


-- file: alembic/versions/2b_check.py
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.create_check_constraint("account_balance", "account", "balance >= 0", postgresql_not_valid=True)


-- file: alembic/versions/3c_validate.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    op.execute("UPDATE account SET balance = 0 WHERE balance < 0")
    op.execute("ALTER TABLE account VALIDATE CONSTRAINT account_balance")
