-- Autogenerate sees a column less and a column more.
-- framework: alembic
-- leaves: SELECT FROM account WHERE user_name IS NULL
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
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("username", sa.String(80)))


-- file: alembic/versions/2b_user_name.py
import sqlalchemy as sa
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.add_column("account", sa.Column("user_name", sa.String(120), nullable=True))
    op.drop_column("account", "username")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "takes the place of username"


def downgrade():
    op.add_column("account", sa.Column("username", sa.String(80), nullable=True))
    op.execute("UPDATE account SET username = user_name")
    op.drop_column("account", "user_name")
