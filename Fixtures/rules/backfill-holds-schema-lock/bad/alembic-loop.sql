-- A row at a time, and each by its key: the program still sends one UPDATE for every account.
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


-- file: alembic/versions/2b_slug.py
import sqlalchemy as sa
from alembic import op

revision = "2b"
down_revision = "1a"

account = sa.table("account", sa.column("id", sa.Integer), sa.column("email", sa.Text), sa.column("slug", sa.Text))


def upgrade():
    op.add_column("account", sa.Column("slug", sa.Text))
    connection = op.get_bind()
    for row in connection.execute(sa.select(account.c.id, account.c.email)):
        connection.execute(account.update().where(account.c.id == row.id).values(slug=row.email.lower()))
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
