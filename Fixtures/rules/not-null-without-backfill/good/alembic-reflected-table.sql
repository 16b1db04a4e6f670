-- The table is looked up in the database, and a function of the project's own that calls itself makes the value.
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
        sa.Column("fields", sa.JSON, nullable=False),
    )
-- file: alembic/versions/0002_plan.py
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def depth(fields):
    if isinstance(fields, dict):
        return 1 + max(depth(value) for value in fields.values())
    if isinstance(fields, list):
        return 1 + max(depth(value) for value in fields)
    return 0


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    connection = op.get_bind()
    metadata = sa.MetaData()
    metadata.reflect(connection)
    accounts = metadata.tables["accounts"]
    for key, fields in connection.execute(sa.select(accounts.c.id, accounts.c.fields)):
        connection.execute(sa.update(accounts).where(accounts.c.id == key).values(plan=str(depth(fields))))
    op.alter_column("accounts", "plan", nullable=False)
