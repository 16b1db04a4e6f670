-- A file was copied, and its revision with it: Alembic warns and takes one of the two.
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
-- file: alembic/versions/0002_right.py
import sqlalchemy as sa
#^^^^^^^^^^^^^^^^^^^^^^ warning likely migration-graph-broken -
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table("right_side", sa.Column("id", sa.Integer, primary_key=True))
