-- The table is looked up in the database.
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
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    connection = op.get_bind()
    metadata = sa.MetaData()
    metadata.reflect(connection)
    accounts = metadata.tables["accounts"]
    for key, fields in connection.execute(sa.select(accounts.c.id, accounts.c.fields)):
        connection.execute(sa.update(accounts).where(accounts.c.id == key).values(plan=str(uuid.uuid4())))
    op.alter_column("accounts", "plan", nullable=False)
