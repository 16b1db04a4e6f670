-- The loop stands in a helper, and the UPDATE in another one.
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
-- file: alembic/versions/0002_plan.py
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def fill(connection, table, column):
    for row in connection.execute(sa.text(f"SELECT id FROM {table} WHERE {column} IS NULL")):
        fill_one(connection, table, column, row.id)


def fill_one(connection, table, column, key):
    connection.execute(sa.text(f"UPDATE {table} SET {column} = 'free' WHERE id = :id"), {"id": key})


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    fill(op.get_bind(), "accounts", "plan")
    op.alter_column("accounts", "plan", nullable=False)
