-- The revision was written before the table got its new name, and put behind that when the branches were merged.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/versions/0001_user.py
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("user", sa.Column("id", sa.Integer, primary_key=True), sa.Column("plan", sa.String))
-- file: alembic/versions/0002_accounts.py
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.rename_table("user", "accounts")
-- file: alembic/versions/0003_credits.py
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("user", sa.Column("credits", sa.Integer))
#                  ^^^^ error certain migration-out-of-order 42P01
