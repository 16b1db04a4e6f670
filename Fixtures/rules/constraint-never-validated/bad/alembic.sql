-- The revision says postgresql_not_valid, and the next one is about something else.
-- framework: alembic
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
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
    op.create_table("customer", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.Integer),
    )


-- file: alembic/versions/2b_reference.py
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.create_foreign_key(
#   ^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "orders_customer_fkey on orders is added NOT VALID"
        "orders_customer_fkey", "orders", "customer", ["customer_id"], ["id"], postgresql_not_valid=True
    )


-- file: alembic/versions/3c_index.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    op.create_index("orders_customer", "orders", ["customer_id"])
