-- One column is renamed, and another one is copied before it goes.
-- framework: alembic
-- leaves-none: SELECT FROM account WHERE user_name IS NULL OR phone_number IS NULL
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
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("username", sa.String(80)),
        sa.Column("phone", sa.Text),
    )


-- file: alembic/versions/2b_names.py
import sqlalchemy as sa
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.alter_column("account", "username", new_column_name="user_name")
    op.add_column("account", sa.Column("phone_number", sa.Text))
    account = sa.table("account", sa.column("phone"), sa.column("phone_number"))
    op.execute(account.update().values(phone_number=account.c.phone))
    op.drop_column("account", "phone")


def downgrade():
    op.drop_column("account", "user_name")
    op.add_column("account", sa.Column("username", sa.String(80)))
