-- The two ends are joined again.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/versions/0001_base.py
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("base", sa.Column("id", sa.Integer, primary_key=True))
-- file: alembic/versions/0002_left.py
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table("left_side", sa.Column("id", sa.Integer, primary_key=True))
-- file: alembic/versions/0003_right.py
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"


def upgrade():
    op.create_table("right_side", sa.Column("id", sa.Integer, primary_key=True))
-- file: alembic/versions/0004_merge.py
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = ("0002", "0003")


def upgrade():
    op.create_table("merged", sa.Column("id", sa.Integer, primary_key=True))
