-- server_default that the check allows.
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
-- file: alembic/versions/0002_next.py
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("accounts", sa.Column("seats", sa.Integer, nullable=False, server_default="1"))
    op.create_check_constraint("some_seats", "accounts", "seats > 0")
